import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';
import { type Refused, refusals } from './support/refusals.ts';
import { CITY, type StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const requested = async (refused: Refused): Promise<Refused> => {
  expect((await desk.request(refused)).status).toBe(201);
  return refused;
};
const grant = ({ applicationId }: Refused, member?: StaffMember) =>
  journey.tryToDecide('RECONSIDERATION', applicationId, { outcome: 'GRANT' }, member);
const inTheWay = (...codes: readonly string[]) => ({
  status: 409,
  problem: { type: '/problems/not-again', reasons: codes.map((code) => ({ code })) },
});
/** What a refusal that stands has: no order, no further event, and a task that is still to be decided. */
const expectUntouched = async (refused: Refused) => {
  expect(await journey.caseFile(refused.applicationId)).not.toHaveProperty('overturned');
  const { events, unbroken } = await desk.trailOf(refused.applicationId);
  expect([events.at(-1), unbroken]).toEqual(['RECONSIDERATION_REQUESTED', true]);
  await journey.openTask('RECONSIDERATION', refused.applicationId);
};
const attemptsOf = async (person: Person) =>
  (await journey.ownApplications(person)).map(({ attempt, phase }) => `${attempt} ${phase}`).sort();

describe('a refusal cannot fall', () => {
  test('while a later attempt is open; once that one has ended, it makes the attempt after it', async () => {
    const refused = await requested(await desk.refusedByRegister());
    const { person } = refused;
    const second = await journey.checked(person);
    expect(await grant(refused)).toMatchObject(inTheWay('ALREADY_SUBSIDISED'));
    await expectUntouched(refused);
    expect(await attemptsOf(person)).toEqual(['1 REJECTED', '2 FUND_REVIEW']);

    await journey.withdraw(person, second.applicationId);
    expect((await grant(refused)).status).toBe(200);
    await journey.settle();
    expect(await attemptsOf(person)).toEqual(['1 REJECTED', '2 WITHDRAWN', '3 FUND_REVIEW']);
    for (const { applicationId } of [refused, second, await desk.attemptAfter(refused)]) {
      expect(await desk.trailOf(applicationId)).toMatchObject({ unbroken: true, faults: [] });
    }
  });

  test('after a later attempt was paid', async () => {
    const refused = await requested(await desk.refusedByRegister());
    const { closesAt } = await journey.approved(refused.person);
    await journey.advanceTo(timeToPay(closesAt));
    expect(await grant(refused)).toMatchObject(inTheWay('ALREADY_SUBSIDISED'));
    await expectUntouched(refused);
    expect(await attemptsOf(refused.person)).toEqual(['1 REJECTED', '2 PAID']);
    expect(await journey.transfersTo(refused.person)).toHaveLength(1);
  });

  test('while its year is full; once a place is free, it takes that place', async () => {
    const refused = await requested(await desk.refusedByStaff());
    const { person } = refused;
    const others = [];
    for (const level of [1, 2, 4] as const) {
      others.push(await journey.submit(person, await journey.certify(person, { level })));
    }
    expect(await grant(refused)).toMatchObject(inTheWay('ANNUAL_LIMIT_REACHED'));
    await expectUntouched(refused);

    await journey.withdraw(person, others[0]?.applicationId ?? '');
    expect((await grant(refused)).status).toBe(200);
    const fifth = await journey.submission(person, await journey.certify(person, { level: 5 }));
    expect(await journey.refused('submitApplication', fifth)).toMatchObject({
      status: 409,
      reasons: [{ code: 'ANNUAL_LIMIT_REACHED' }],
    });
  });

  test('twice: of two supervisors who grant it simultaneously, both find it granted, by one attempt', async () => {
    const refused = await requested(await desk.refusedByRegister());
    const answers = await Promise.all([grant(refused), grant(refused)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await journey.settle();
    expect(await attemptsOf(refused.person)).toEqual(['1 REJECTED', '2 FUND_REVIEW']);
    expect(await desk.trailOf(refused.applicationId)).toMatchObject({
      events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED', 'REFUSAL_OVERTURNED'],
      unbroken: true,
      faults: [],
    });
  });

  test('where the applicant applies again at the same moment, one of the two is refused', async () => {
    const refused = await requested(await desk.refusedByRegister());
    const { person } = refused;
    const again = await journey.submission(person);
    const [decided, submitted] = await Promise.all([grant(refused), journey.send('submitApplication', again)]);
    expect([decided.status, submitted.status].sort()).toEqual(decided.status === 200 ? [200, 409] : [201, 409]);
    await journey.settle();
    expect(await attemptsOf(person)).toEqual(['1 REJECTED', '2 FUND_REVIEW']);
  });
});

describe('a reconsideration is not decided', () => {
  test('by the supervisor who refused the case in another stage, under any account', async () => {
    const staffId = randomUUID();
    const reviewer = { staffId, roles: ['fund-reviewer'], idNumber: (await journey.citizen()).idNumber };
    const refused = await requested(await desk.refusedByStaff(undefined, reviewer));
    const separate = { status: 403, problem: { type: '/problems/separation-of-duties' } };
    const supervisor = { ...reviewer, roles: ['supervisor'] };
    expect(await grant(refused, supervisor)).toMatchObject(separate);
    expect(await grant(refused, { ...supervisor, staffId: randomUUID() })).toMatchObject(separate);
    await expectUntouched(refused);
    expect((await grant(refused)).status).toBe(200);
  });

  test('by the applicant, by another agency, or by another role', async () => {
    const refused = await requested(await desk.refusedByRegister());
    const { idNumber } = refused.person;
    for (const [member, slug] of [
      [{ idNumber }, 'own-application'],
      [{ agency: '210203' }, 'wrong-agency'],
      [{ roles: ['reviewer', 'fund-reviewer', 'payer', 'auditor'] }, 'wrong-role'],
    ] as const) {
      expect(await grant(refused, member)).toMatchObject({ status: 403, problem: { type: `/problems/${slug}` } });
    }
    await expectUntouched(refused);
    expect((await grant(refused, { agency: CITY })).status).toBe(200);
  });

  test('with reasons, fields or an employer, which belong to other decisions', async () => {
    const refused = await requested(await desk.refusedByRegister());
    for (const [more, pointer] of [
      [{ reasons: ['FALSE_DECLARATION'] }, '/reasons'],
      [{ fields: ['certificate.number'] }, '/fields'],
      [{ employer: '虚构造船有限公司' }, '/employer'],
    ] as const) {
      const body = { outcome: 'GRANT', ...more };
      expect(await journey.tryToDecide('RECONSIDERATION', refused.applicationId, body)).toMatchObject({
        status: 400,
        problem: { errors: [{ pointer }] },
      });
    }
    await expectUntouched(refused);
  });
});
