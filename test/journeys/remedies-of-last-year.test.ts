import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney('2021-12-29T09:00:00+08:00');
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const grant = ({ applicationId }: Refused) =>
  journey.tryToDecide('RECONSIDERATION', applicationId, { outcome: 'GRANT' });

test('a refusal of last year that falls this year takes a place of last year, and none of this year', async () => {
  const refused = await desk.refusedByRegister();
  const { person } = refused;
  const [two, four, five, one] = await Promise.all(
    ([2, 4, 5, 1] as const).map((level) => journey.certify(person, { level })),
  );
  const other = await journey.submit(person, two);
  await journey.settle();
  await journey.decide('FUND_REVIEW', other.applicationId, { outcome: 'REFUSE' });
  const withdrawn = await journey.submit(person, four);
  await journey.submit(person, five);

  await journey.advanceTo('2022-01-05T10:00:00+08:00');
  const alsoRefused = { person, applicationId: other.applicationId };
  for (const each of [refused, alsoRefused]) expect((await desk.request(each)).status).toBe(201);
  expect((await grant(refused)).status).toBe(200);
  await journey.settle();
  const attempt = await desk.attemptAfter(refused);
  expect(await journey.read(person, attempt.applicationId)).toMatchObject({
    attempt: 2,
    phase: 'FUND_REVIEW',
    submittedAt: '2021-12-29T09:00:00+08:00',
  });

  // Two places of last year were taken, and the third is now: the year is full for the other refusal.
  const full = { status: 409, problem: { reasons: [{ code: 'ANNUAL_LIMIT_REACHED' }] } };
  expect(await grant(alsoRefused)).toMatchObject(full);
  // Three places of this year are free all the same.
  const occupations = (await journey.ask('listOccupations', { query: { limit: '2' } })).occupations;
  const certificates = [one];
  for (const { code: occupationCode } of occupations) {
    certificates.push(await journey.certify(person, { occupationCode }));
  }
  for (const certificate of certificates) {
    expect(await journey.submit(person, certificate)).toMatchObject({ submittedAt: '2022-01-05T10:00:00+08:00' });
  }
  expect(await grant(alsoRefused)).toMatchObject(full);

  // A place of last year that is given back is the one that it needs; this year is full and stays so.
  await journey.withdraw(person, withdrawn.applicationId);
  expect((await grant(alsoRefused)).status).toBe(200);
  const further = await journey.submission(person, await journey.certify(person, { level: 4 }));
  expect(await journey.send('submitApplication', further)).toMatchObject(full);

  await journey.settle();
  await journey.approveFunds(attempt.applicationId);
  const { closesAt = '' } = await journey.read(person, attempt.applicationId);
  await journey.advanceTo(timeToPay(closesAt));
  expect(await journey.phaseOf(person, attempt.applicationId)).toBe('PAID');
  expect(await journey.transfersTo(person)).toHaveLength(1);
});
