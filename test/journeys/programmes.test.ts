import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { applicationOf, type HeldCertificate, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const programme = 'skill-upgrade';

/** The body of an application under the second programme. */
const bodyOf = (person: Person, certificate?: HeldCertificate) => ({
  ...applicationOf(person, certificate),
  programme,
});
const askFor = async (person: Person, certificate?: HeldCertificate) =>
  journey.submission(person, certificate, { body: bodyOf(person, certificate) });

/** A person with the months of contributions, and a certificate of the level. */
async function insured(insuredMonths: number | undefined, employment: object = {}): Promise<Person> {
  const person = await journey.newcomer();
  await journey.introduce(person, { ...employment, ...(insuredMonths !== undefined && { insuredMonths }) });
  return person;
}

test('a case of the second programme is paid its own amount, without contract or filing', async () => {
  const person = await insured(12, { contract: false, filed: false });
  const check = await journey.ask('checkEligibility', await journey.by(person, { body: bodyOf(person) }));
  expect(check).toMatchObject({ eligible: true, amountFen: 200_000, policyId: 'skill-upgrade-2019-2021' });
  const { applicationId } = await journey.ask('submitApplication', await askFor(person));
  await journey.settle();
  const { required, checks } = await journey.evidenceOf('FUND_REVIEW', applicationId);
  expect(required).toEqual({ employmentConditions: ['inCity', 'insured'], insuredMonths: 12 });
  expect(checks.find(({ check }) => check === 'employment')?.found).toMatchObject({
    ...{ inCity: true, contract: false, insured: true, filed: false, insuredMonths: 12 },
  });
  await journey.approveFunds(applicationId);
  const { policyId, closesAt } = await journey.read(person, applicationId);
  expect(policyId).toBe('skill-upgrade-2019-2021');
  await journey.advanceTo(timeToPay(closesAt ?? ''));
  expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'PAID', amountFen: 200_000 });
  expect(await journey.transfersTo(person)).toMatchObject([{ amountFen: 200_000, outcome: 'PAID' }]);
});

test('eleven months of contributions are too few, and the refusal names the rule of the programme', async () => {
  const person = await insured(11);
  const { applicationId } = await journey.ask('submitApplication', await askFor(person));
  await journey.settle();
  const { phase, reasons } = await journey.read(person, applicationId);
  expect(phase).toBe('REJECTED');
  expect(reasons).toMatchObject([
    {
      code: 'INSURED_MONTHS_TOO_FEW',
      message: '申请本项补贴须累计缴纳失业保险费满12个月，经核验，您的缴费时间未达到要求。',
    },
  ]);
  expect(reasons[0]?.legalBasis).toContain('人社部发〔2017〕40号');
  expect(reasons[0]?.legalBasis).not.toContain('操作指南');
  // The other programme does not ask for months, and the attempt has ended.
  expect((await journey.submit(person)).policyId).toBe('dalian-2019-2021');
});

test('months that the register does not tell are a question to staff and never a refusal', async () => {
  const person = await insured(undefined);
  const { applicationId } = await journey.ask('submitApplication', await askFor(person));
  await journey.advanceBy('PT5H');
  expect(await journey.phaseOf(person, applicationId)).toBe('MANUAL_VERIFICATION');
  const { required, checks } = await journey.evidenceOf('MANUAL_VERIFICATION', applicationId);
  expect(required).toMatchObject({ insuredMonths: 12 });
  expect(checks.find(({ check }) => check === 'employment')).toMatchObject({ outcome: 'no-answer' });
});

test('a certificate that one programme holds is refused by the other, while open and once paid', async () => {
  const person = await insured(40);
  await journey.submit(person);
  const second = await journey.send('submitApplication', await askFor(person));
  expect(second.status).toBe(409);
  expect(second.problem?.reasons?.map(({ code }) => code)).toEqual(['SUBSIDISED_ELSEWHERE']);
  // The same programme says so in its own words.
  const same = await journey.send('submitApplication', await journey.submission(person));
  expect(same.problem?.reasons?.map(({ code }) => code)).toEqual(['ALREADY_SUBSIDISED']);
  const check = await journey.ask('checkEligibility', await journey.by(person, { body: bodyOf(person) }));
  expect(check.reasons.map(({ code }) => code)).toEqual(['SUBSIDISED_ELSEWHERE']);
});

test('one person gets both for different certificates, and only the first programme counts its places', async () => {
  const person = await insured(40);
  const codes = ['6-18-02-04', '4-07-03-04', '4-03-02-01', '6-18-01-01'];
  const others = await Promise.all(codes.slice(1).map((occupationCode) => journey.certify(person, { occupationCode })));
  await journey.submit(person);
  for (const certificate of others) {
    expect((await journey.send('submitApplication', await askFor(person, certificate))).status).toBe(201);
  }
  const fifth = await journey.certify(person, { occupationCode: '4-03-02-05' });
  expect((await journey.submit(person, fifth)).policyId).toBe('dalian-2019-2021');
});

test('levels 1 and 2 have no amount in the second programme; a programme that does not exist is a bad field', async () => {
  const person = await insured(40);
  const skilled = await journey.certify(person, { level: 2 });
  const refused = await journey.send('submitApplication', await askFor(person, skilled));
  expect(refused.status).toBe(422);
  expect(refused.problem?.reasons?.map(({ code }) => code)).toEqual(['LEVEL_NOT_IN_CATALOGUE']);
  const unknown = await journey.send(
    'submitApplication',
    await journey.submission(person, undefined, { body: { ...applicationOf(person), programme: 'no-such' } }),
  );
  expect(unknown.status).toBe(400);
  expect(unknown.problem?.errors).toEqual([{ pointer: '/programme', message: '没有这个补贴项目，请重新选择' }]);
});

test('the list of policies has the default one first, and both with their clauses', async () => {
  const { policies } = await journey.ask('listPolicies', {});
  expect(policies.map(({ policyId }) => policyId)).toEqual(['dalian-2019-2021', 'skill-upgrade-2019-2021']);
  expect(policies[1]).toMatchObject({ programme, annualLimit: null, insuredMonths: 12 });
});
