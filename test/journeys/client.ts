import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalService } from '../../local/service.ts';
import { checkCharacter } from '../../shared/domain/id-number.ts';

/** What a service answered, its body parsed. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect to be there, and fail where it is not
  readonly body: any;
}

let persons = 0;

/** A fictional ID number of division 999999; a new one each time. */
export function newIdNumber(): string {
  persons += 1;
  const first17 = `99999919900101${String(persons).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** A declaration for a person, good on 2021-06-16 but for what is given. */
export function declaration(idNumber: string, certificate: object = {}, applicant: object = {}) {
  return {
    applicant: {
      name: '王样明',
      idNumber,
      socialSecurityNumber: idNumber,
      phone: '13900000000',
      category: 'ENTERPRISE_EMPLOYEE',
      ...applicant,
    },
    certificate: {
      category: 'SKILL_LEVEL',
      number: `Y${idNumber.slice(-4, -1)}000000000000000${idNumber.slice(-4, -1)}`,
      level: 3,
      occupationCode: '6-18-02-04',
      issuedOn: '2021-05-20',
      ...certificate,
    },
    payee: { kind: 'BANK_ACCOUNT', bankName: '样例银行', accountNumber: '6222020000000000000' },
  };
}

/** The local service on a fresh folder and a free port. */
export async function startJourney(clock = '2021-06-16T09:00:00+08:00') {
  const dataFolder = await mkdtemp(join(tmpdir(), 'journey-'));
  const service = await startLocalService({ port: 0, dataFolder, clock: new Date(clock), say: () => {} });

  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(service.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: text }),
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(answer) } satisfies Answered;
  };
  const bearer = async (claims: object) => {
    const { body } = await call('POST', '/local/token', claims);
    return { authorization: `Bearer ${body.accessToken}` };
  };
  const applicant = (idNumber: string, more: object = {}) =>
    bearer({ kind: 'applicant', idNumber, name: '王样明', phone: '13900000000', ...more });
  const staff = (staffId: string, roles: readonly string[], agency = '210202', more: object = {}) =>
    bearer({ kind: 'staff', staffId, name: `样员${staffId}`, roles, agency, ...more });
  const settle = () => call('POST', '/local/settle', {});
  /** What the registers answer for a declaration; the facts given differ. */
  const know = async (declared: ReturnType<typeof declaration>, employment: object = {}, certificate: object = {}) => {
    const { name, idNumber, socialSecurityNumber } = declared.applicant;
    const { number, ...facts } = declared.certificate;
    const employed = {
      employer: '样例公司',
      agency: '210202',
      inCity: true,
      contract: true,
      insured: true,
      filed: true,
    };
    const person = { name, socialSecurityNumber, employment: { ...employed, ...employment } };
    await call('PUT', `/local/world/people/${idNumber}`, person);
    const held = { ...facts, holderIdNumber: idNumber, holderName: name, status: 'VALID', ...certificate };
    await call('PUT', `/local/world/certificates/${number}`, held);
  };
  const submit = async (declared: ReturnType<typeof declaration>, headers: Record<string, string> = {}) =>
    call('POST', '/v1/applications', declared, { ...(await applicant(declared.applicant.idNumber)), ...headers });
  const phaseOf = async (declared: ReturnType<typeof declaration>, applicationId: string) =>
    (await call('GET', `/v1/applications/${applicationId}`, undefined, await applicant(declared.applicant.idNumber)))
      .body.phase;
  return {
    service,
    call,
    bearer,
    applicant,
    staff,
    settle,
    know,
    submit,
    phaseOf,
    decide: async (taskId: string, body: object, headers: Record<string, string>) =>
      call('POST', `/v1/staff/tasks/${taskId}/decision`, body, headers),
    advanceTo: (advanceTo: string) => call('POST', '/local/clock', { advanceTo }),
    stop: async () => {
      await service.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type Journey = Awaited<ReturnType<typeof startJourney>>;

/** A bank's call-back, signed with a key for a moment. */
export function signedResult(key: string, body: object, moment: Date) {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(moment.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${text}`).digest('hex');
  return { text, headers: { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` } };
}
