import { randomUUID } from 'node:crypto';
import type { Journey } from './journey.ts';
import { applicationOf, type HeldCertificate, type Person } from './people.ts';
import { CITY, type StaffMember } from './staff.ts';
import type { Asked, Success } from './strict-client.ts';

export const STATEMENT = '所持证书可在官方系统查到，请重新核验。';
export const JUDGMENT = { basis: 'COURT', documentNumber: '（2021）辽02行终1号', note: '判决书已收到。' } as const;

/** A refused case, or under its number the receipt of a refused submission, and whose it is. */
export interface Refused {
  readonly person: Person;
  readonly applicationId: string;
}

const overseer = { roles: ['supervisor'], agency: CITY };

/** What becomes of refusals: receipts, requests for a reconsideration (复核) and reversals. */
export function refusals(journey: Journey) {
  const propose = async ({ applicationId }: Refused, asked: Asked = {}, member: StaffMember = overseer) =>
    journey.send('proposeReversal', {
      token: await journey.staffToken(member),
      params: { applicationId },
      body: JUDGMENT,
      ...asked,
    });
  /** The receipt of a submission that the policy refuses: by default for a certificate that is not issued yet. */
  const receiptOf = async (applicant?: Person, held?: Partial<HeldCertificate>): Promise<Refused> => {
    const person = applicant ?? (await journey.newcomer());
    const certificate = { ...person.certificate, issuedOn: '2021-12-31', ...held };
    const { receiptNumber } = await journey.refused(
      'submitApplication',
      await journey.by(person, { body: applicationOf(person, certificate), idempotencyKey: randomUUID() }),
    );
    if (receiptNumber === undefined) throw new Error('The submission was refused without a receipt');
    return { person, applicationId: receiptNumber };
  };

  return {
    receiptOf,
    receiptsOf: async (person: Person) =>
      (await journey.ask('listRefusals', await journey.by(person, { query: { limit: '100' } }))).refusals,
    readReceipt: async ({ person, applicationId }: Refused) =>
      journey.ask('readRefusal', await journey.by(person, { params: { receiptNumber: applicationId } })),

    /** A case that a register refuses: the employment is not filed. It has been filed since. */
    refusedByRegister: async (applicant?: Person): Promise<Refused> => {
      const person = applicant ?? (await journey.newcomer());
      await journey.introduce(person, { filed: false });
      const refused = await journey.checked(person);
      await journey.introduce(person);
      return refused;
    },
    refusedByStaff: async (applicant?: Person, member?: StaffMember): Promise<Refused> => {
      const refused = await journey.checked(applicant);
      await journey.decide('FUND_REVIEW', refused.applicationId, { outcome: 'REFUSE' }, member);
      return refused;
    },

    /** Any answer to a request of the applicant. */
    request: async ({ person, applicationId }: Refused, asked: Asked = {}) =>
      journey.send(
        'requestReconsideration',
        await journey.by(person, { params: { applicationId }, body: { statement: STATEMENT }, ...asked }),
      ),
    /** Any answer to a request on the address of a receipt. */
    requestOnReceipt: async ({ person, applicationId }: Refused, asked: Asked = {}) =>
      journey.send(
        'reconsiderRefusal',
        await journey.by(person, {
          params: { receiptNumber: applicationId },
          body: { statement: STATEMENT },
          ...asked,
        }),
      ),
    /** Any answer to a request that staff key, for the case of an agency of the district by default. */
    key: async ({ applicationId }: Refused, more: object, member: StaffMember = { roles: ['reviewer'] }) =>
      journey.send('keyReconsideration', {
        token: await journey.staffToken(member),
        body: { applicationId, statement: STATEMENT, channel: 'COUNTER', ...more },
      }),

    propose,
    /** The task of a reversal that was proposed. @throws Error if the proposal is refused */
    proposed: async (refused: Refused, asked?: Asked): Promise<Success<'proposeReversal'>> => {
      const { body, status, text } = await propose(refused, asked);
      if (body === undefined) throw new Error(`The proposal was refused with ${status}: ${text}`);
      return body;
    },
    /** Any answer to a decision on a reversal; the consequences are over. */
    decideReversal: async (taskId: string, body: object, member: StaffMember = overseer) => {
      const token = await journey.staffToken(member);
      const answer = await journey.send('decideTask', { token, params: { taskId }, body });
      await journey.settle();
      return answer;
    },

    /** The attempt that was made in place of a refused one. @throws Error if the refusal stands */
    attemptAfter: async ({ person, applicationId }: Refused): Promise<Refused> => {
      const { overturned } = await journey.caseFile(applicationId);
      if (!overturned) throw new Error(`The refusal of ${applicationId} stands`);
      return { person, applicationId: overturned.applicationId };
    },
    /** The audit trail with what does not match in it. */
    trailOf: async (applicationId: string) => {
      const token = await journey.auditorToken();
      const asked = { token, params: { applicationId }, query: { limit: '100' } };
      const { events, unbroken, faults } = await journey.ask('listCaseEvents', asked);
      return { events: events.map(({ event }) => event), unbroken, faults };
    },
  };
}
