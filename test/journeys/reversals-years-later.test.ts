import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
let refused: Refused;
let receipt: Refused;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
  refused = await desk.refusedByRegister();
  receipt = await desk.receiptOf(await journey.newcomer({ issuedOn: '2020-05-20' }), { issuedOn: '2020-05-20' });
  await journey.advanceTo('2024-06-17T09:00:00+08:00');
});
afterAll(() => running.stop());

const sound = { unbroken: true, faults: [] };

/** Lets a refusal fall by a judgment, and the attempt in its place be paid. */
async function payAfterJudgment(fallen: Refused): Promise<Refused> {
  const { taskId } = await desk.proposed(fallen);
  expect((await desk.decideReversal(taskId, { outcome: 'CONFIRM' })).status).toBe(200);
  const attempt = await desk.attemptAfter(fallen);
  const read = () => journey.read(attempt.person, attempt.applicationId);
  expect(await read()).toMatchObject({ phase: 'FUND_REVIEW', submittedAt: '2021-06-16T09:00:00+08:00' });
  expect(await journey.openTask('FUND_REVIEW', attempt.applicationId)).toMatchObject({ overdue: false });
  await journey.approveFunds(attempt.applicationId);
  await journey.advanceTo(timeToPay((await read()).closesAt ?? ''));
  expect(await read()).toMatchObject({ phase: 'PAID' });
  expect(await journey.transfersTo(attempt.person)).toHaveLength(1);
  return attempt;
}

test('a refusal falls by a judgment when the last day to apply is long over, and is paid', async () => {
  const { person } = refused;
  const late = await journey.refused('submitApplication', await journey.submission(person));
  expect(late).toMatchObject({ status: 422, reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }] });
  const attempt = await payAfterJudgment(refused);
  expect(await journey.read(person, attempt.applicationId)).toMatchObject({ attempt: 2 });
  expect(await desk.trailOf(refused.applicationId)).toEqual({
    events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'REVERSAL_PROPOSED', 'REFUSAL_OVERTURNED'],
    ...sound,
  });
  expect(await desk.trailOf(attempt.applicationId)).toMatchObject(sound);
});

test('so does the refusal of a submission, whose receipt its applicant cannot read any more', async () => {
  const { person, applicationId } = receipt;
  const asked = await journey.by(person, { params: { receiptNumber: applicationId } });
  expect(await journey.refused('readRefusal', asked)).toMatchObject({ status: 404 });
  const attempt = await payAfterJudgment(receipt);
  expect(await journey.read(person, attempt.applicationId)).toMatchObject({
    attempt: 1,
    admittedBy: { basis: 'COURT', applicationId },
  });
  expect(await desk.trailOf(applicationId)).toEqual({
    events: ['SUBMISSION_REFUSED', 'REVERSAL_PROPOSED', 'REFUSAL_OVERTURNED'],
    ...sound,
  });
  expect(await desk.trailOf(attempt.applicationId)).toMatchObject(sound);
});
