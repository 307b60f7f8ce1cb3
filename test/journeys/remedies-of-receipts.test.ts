import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const LATE = { issuedOn: '2020-05-20' };
const sound = { unbroken: true, faults: [] };

/** A submission that came after the last day to apply, and whose refusal falls a day later. */
async function granted(): Promise<{ readonly receipt: Refused; readonly attempt: Refused }> {
  const receipt = await desk.receiptOf(await journey.newcomer(LATE), LATE);
  expect((await desk.requestOnReceipt(receipt)).status).toBe(201);
  await journey.advanceBy('P1D');
  await journey.decide('RECONSIDERATION', receipt.applicationId, { outcome: 'GRANT' });
  return { receipt, attempt: await desk.attemptAfter(receipt) };
}

describe('the refusal of a submission that falls', () => {
  test('makes attempt 1, which runs from the verification to the payment, and shows on the receipt', async () => {
    const refusedAt = await journey.now();
    const { receipt, attempt } = await granted();
    const read = () => journey.read(attempt.person, attempt.applicationId);
    expect(await read()).toMatchObject({
      attempt: 1,
      phase: 'FUND_REVIEW',
      submittedAt: refusedAt,
      admittedBy: { basis: 'RECONSIDERATION', applicationId: receipt.applicationId },
    });
    const shown = await desk.readReceipt(receipt);
    expect(shown).toMatchObject({
      refusedAt,
      reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }],
      reconsideration: { outcome: 'GRANT' },
      overturned: { applicationId: attempt.applicationId, text: '已被撤销' },
    });
    expect(shown).not.toHaveProperty('remedies');
    await journey.approveFunds(attempt.applicationId);
    await journey.advanceTo(timeToPay((await read()).closesAt ?? ''));
    expect((await read()).phase).toBe('PAID');
    expect(await journey.transfersTo(attempt.person)).toHaveLength(1);
    expect(await desk.trailOf(receipt.applicationId)).toEqual({
      events: ['SUBMISSION_REFUSED', 'RECONSIDERATION_REQUESTED', 'REFUSAL_OVERTURNED'],
      ...sound,
    });
    const { events, ...faults } = await desk.trailOf(attempt.applicationId);
    expect([events[0], events.at(-1), faults]).toEqual(['ADMITTED', 'PAYMENT_SETTLED', sound]);
  });

  test('does not meet the overruled reason again in a correction, and meets any other', async () => {
    const { person, applicationId } = (await granted()).attempt;
    const fields = ['certificate.number', 'certificate.issuedOn'];
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'REQUEST_CORRECTION', fields });
    const correct = async (certificate: object) =>
      journey.send(
        'correctApplication',
        await journey.by(person, { params: { applicationId }, body: { certificate } }),
      );
    const { number, issuedOn } = await journey.certify(person, { issuedOn: '2020-05-21' });
    expect(await correct({ number, issuedOn: '2019-07-30' })).toMatchObject({
      status: 422,
      problem: { reasons: [{ code: 'CERTIFICATE_DATE_OUTSIDE_WINDOW' }] },
    });
    expect((await correct({ number, issuedOn })).status).toBe(200);
    await journey.settle();
    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
  });

  test('stands where it is maintained, with the explanation on the receipt', async () => {
    const receipt = await desk.receiptOf();
    await desk.requestOnReceipt(receipt);
    await journey.decide('RECONSIDERATION', receipt.applicationId, { outcome: 'MAINTAIN' });
    const shown = await desk.readReceipt(receipt);
    expect(shown).toMatchObject({
      reconsideration: { outcome: 'MAINTAIN', explanation: expect.stringContaining('不符') },
    });
    expect(shown).toHaveProperty('remedies');
    expect(await journey.ownApplications(receipt.person)).toEqual([]);
  });
});
