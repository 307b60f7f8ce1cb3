import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizeRequest } from '../../../functions/http/authorize-request.ts';
import { issuerKeys } from '../../../functions/http/issuer-keys.ts';
import type { Peculiarity } from '../../../local/world/seeded-people.ts';
import { type Introduction, introductions } from '../../../local/world/seeded-world.ts';
import type { World } from '../../../local/world/world.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { LEVELS } from '../../../shared/domain/declared.ts';
import { bank } from '../../../shared/ports/bank.ts';
import { certificateRegistry } from '../../../shared/ports/certificate-registry.ts';
import { employmentRegister } from '../../../shared/ports/employment-register.ts';
import { identityRegister } from '../../../shared/ports/identity-register.ts';
import { messageGateway } from '../../../shared/ports/message-gateway.ts';
import { aWorld, keys, local, start } from './world-support.ts';

let world: World;
beforeAll(async () => {
  world = (await aWorld()).world;
});
afterAll(() => world.close());

const settings = (baseUrl: string, key: string) => ({
  baseUrl,
  key: async () => key,
  timeoutMilliseconds: 1000,
  now: () => start,
});

/** Everything that the adapters find wrong with a seeded person: the faults or reasons of the three checks. */
async function findings({
  name,
  idNumber,
  socialSecurityNumber,
  certificate,
}: Introduction): Promise<readonly string[]> {
  const { identity, employment, qualificationRegistry, skillLevelRegistry } = world.urls;
  const level = LEVELS.find((known) => known === certificate.level) ?? 5;
  const { baseUrl: _unused, ...registry } = settings('', keys.registers);
  const found = await Promise.all([
    identityRegister(settings(identity, keys.registers)).checkIdentity({ name, idNumber }),
    employmentRegister(settings(employment, keys.registers)).checkEmployment({ idNumber, socialSecurityNumber }),
    certificateRegistry({
      ...registry,
      baseUrls: { VOCATIONAL_QUALIFICATION: qualificationRegistry, SKILL_LEVEL: skillLevelRegistry },
    }).checkCertificate({
      ...certificate,
      level,
      issuedOn: civilDate(certificate.issuedOn),
      holderIdNumber: idNumber,
      holderName: name,
    }),
  ]);
  return found.flatMap((finding) => {
    if (finding.outcome === 'no') return [...finding.reasons];
    return finding.outcome === 'no-answer' ? [finding.fault] : [];
  });
}

const expected: Readonly<Record<Peculiarity | 'none', readonly string[]>> = {
  none: [],
  ACCOUNT_RETURNED: [],
  NAME_DIFFERS: ['IDENTITY_MISMATCH'],
  NOT_EMPLOYED: ['EMPLOYMENT_RECORD_NOT_FOUND'],
  EMPLOYER_NOT_IN_CITY: ['EMPLOYER_NOT_IN_CITY'],
  NO_CONTRACT: ['NO_LABOUR_CONTRACT'],
  NOT_INSURED: ['NO_SOCIAL_INSURANCE'],
  NOT_FILED: ['EMPLOYMENT_NOT_FILED'],
  NOTHING_IN_ORDER: [
    'EMPLOYER_NOT_IN_CITY',
    'NO_LABOUR_CONTRACT',
    'NO_SOCIAL_INSURANCE',
    'EMPLOYMENT_NOT_FILED',
    'CERTIFICATE_REVOKED',
    'CERTIFICATE_LEVEL_MISMATCH',
  ],
  CERTIFICATE_MISSING: ['CERTIFICATE_NOT_FOUND'],
  CERTIFICATE_REVOKED: ['CERTIFICATE_REVOKED'],
  OTHER_HOLDER: ['CERTIFICATE_HOLDER_MISMATCH'],
  OTHER_LEVEL: ['CERTIFICATE_LEVEL_MISMATCH'],
  OTHER_OCCUPATION: ['CERTIFICATE_OCCUPATION_MISMATCH'],
  OTHER_DATE: ['CERTIFICATE_DATE_MISMATCH'],
};

test('the adapters find exactly the peculiarity of each seeded person', async () => {
  const asked = introductions.filter(({ certificate }) => certificate.category !== 'PROFESSIONAL_TECHNICAL');
  for (const introduction of asked) {
    const reasons = expected[introduction.peculiarity ?? 'none'];
    expect([introduction.name, new Set(await findings(introduction))]).toEqual([introduction.name, new Set(reasons)]);
  }
});

test('the adapter of the bank orders a payment, reads its result, and distinguishes an unknown payment from a broken gateway', async () => {
  const adapter = bank(settings(world.urls.bank, keys.bank));
  const order = {
    paymentId: 'APP-9-1',
    amountFen: 150_000,
    payeeName: '赵样一',
    accountNumber: '6299990000000009997',
    bankName: '样例银行',
    purpose: '职业技能提升补贴',
  };
  expect(await adapter.askPayment('APP-9-1')).toEqual({ outcome: 'unknown' });
  await local(world, 'PUT', '/local/faults', { bank: { mode: 'garbled' } });
  expect(await adapter.requestPayment(order)).toBe('no-answer');
  expect(await adapter.askPayment('APP-9-1')).toMatchObject({ outcome: 'no-answer', fault: 'not-json' });
  await local(world, 'PUT', '/local/faults', {});
  expect(await adapter.askPayment('APP-9-1')).toMatchObject({ outcome: 'PAID' });
  expect(await adapter.requestPayment(order)).toBe('accepted');
});

test('the message gateway accepts the messages of its adapter', async () => {
  const message = { messageId: 'event-1', to: '13900000001', text: '赵女士/先生，已受理。', applicationId: 'APP-9' };
  const { send } = messageGateway(settings(world.urls.messages, keys.messages));
  expect(await send(message)).toBe('accepted');
  expect(await send(message)).toBe('accepted');
});

test('the authorizer accepts the sample tokens by discovery', async () => {
  const issuer = world.urls.issuer;
  const deps = {
    issuer,
    audience: 'subsidy',
    keyOf: issuerKeys({ issuer, timeoutMilliseconds: 1000 }),
    now: () => start,
    tokenType: 'at+jwt',
    maximumLifeHours: { applicant: 366 * 24, staff: 366 * 24 },
    secondFactors: ['otp'],
    onRefusal: () => undefined,
  };
  const kinds: unknown[] = [];
  for (const token of Object.values(await world.sampleTokens())) {
    const event = {
      headers: { Authorization: `Bearer ${token}` },
      methodArn: 'arn:aws:execute-api:eu:1:api/v1/GET/v1',
    };
    kinds.push((await authorizeRequest(event, deps)).context?.kind);
  }
  expect(kinds).toEqual(['applicant', 'staff']);
});
