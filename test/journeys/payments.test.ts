import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

type Case = Awaited<ReturnType<Journey['approved']>>;

/** The case is paid by one transfer of its amount, and its audit trail has one payment. */
async function expectPaidOnce({ person, applicationId }: Case): Promise<void> {
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  const { accountNumber, name } = person;
  expect(await journey.transfersTo(person)).toMatchObject([
    { paymentId: `${applicationId}-1`, amountFen: 250_000, accountNumber, payeeName: name, outcome: 'PAID' },
  ]);
  expect((await journey.eventsOf(applicationId)).slice(-3)).toEqual([
    'CLOSED_UNCHALLENGED',
    'PAYMENT_REQUESTED',
    'PAYMENT_SETTLED',
  ]);
}

test('a case without an objection is paid once, at 10:00 of the working day after its close, and shows when', async () => {
  const one = await journey.approved();
  await journey.advanceTo(timeToPay(one.closesAt));
  await expectPaidOnce(one);
  const { paidAt, timeline } = await journey.read(one.person, one.applicationId);
  expect(paidAt).toBe(timeToPay(one.closesAt));
  expect(timeline.map(({ phase }) => phase)).toEqual([
    'VERIFYING',
    'FUND_REVIEW',
    'AWAITING_PUBLICATION',
    'PUBLICISED',
    'PAYING',
    'PAID',
  ]);
  await journey.advanceBy('P40D');
  await expectPaidOnce(one);
});

test('each level is paid its own amount', async () => {
  const amounts = [
    [5, 150_000],
    [4, 200_000],
    [3, 250_000],
    [2, 350_000],
    [1, 500_000],
  ] as const;
  const cases: (readonly [Case, number])[] = [];
  for (const [level, amountFen] of amounts) {
    cases.push([await journey.approved(await journey.newcomer({ level })), amountFen]);
  }
  await journey.advanceTo(timeToPay(cases[0]?.[0].closesAt ?? ''));
  for (const [{ person, applicationId }, amountFen] of cases) {
    expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'PAID', amountFen });
    expect(await journey.transfersTo(person)).toMatchObject([{ amountFen, outcome: 'PAID' }]);
  }
});

describe('a payment that falls due while the bank', () => {
  test('is down waits, and is made once after the bank is up again', async () => {
    const one = await journey.approved();
    await journey.setFaults({ bank: { mode: 'down' } });
    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.advanceBy('P1D');
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await journey.setFaults({});
    await journey.advanceBy('PT2H');
    await expectPaidOnce(one);
  });

  test('accepts the order but never calls back is settled by the sweep, and made once', async () => {
    const one = await journey.approved();
    await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
    await journey.advanceTo(timeToPay(one.closesAt));
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
    expect(await journey.transfersTo(one.person)).toHaveLength(1);
    await journey.advanceBy('PT2H');
    await expectPaidOnce(one);
  });

  test('loses its answer and never calls back is settled once the bank answers again, and made once', async () => {
    const one = await journey.approved();
    await journey.setFaults({ bank: { mode: 'garbled', silentCallbacks: true } });
    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.advanceBy('PT3H');
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
    expect(await journey.transfersTo(one.person)).toHaveLength(1);
    await journey.setFaults({});
    await journey.advanceBy('PT2H');
    await expectPaidOnce(one);
  });

  test.each(['slow', 'garbled'] as const)('is %s is settled by its call-back, and made once', async (mode) => {
    const one = await journey.approved();
    await journey.setFaults({ bank: { mode } });
    await journey.advanceTo(timeToPay(one.closesAt));
    await expectPaidOnce(one);
  });

  test('is flaky and never calls back is made once', async () => {
    const cases = [await journey.approved(), await journey.approved(), await journey.approved()];
    await journey.setFaults({ bank: { mode: 'flaky', rate: 0.6, silentCallbacks: true } });
    await journey.advanceTo(timeToPay(cases[0]?.closesAt ?? ''));
    await journey.advanceBy('P1D');
    for (const one of cases) await expectPaidOnce(one);
  });
});

describe('a payment that the bank sends back', () => {
  test.each([
    ['by its call-back', false],
    ['when the sweep asks', true],
  ])('%s leads to PAYMENT_RETURNED, which applicant and staff see', async (_, silentCallbacks) => {
    const person = await journey.newcomer();
    await journey.setAccount(person.accountNumber, { outcome: 'RETURNED', returnReason: '账号不存在' });
    const { applicationId, closesAt } = await journey.approved(person);
    await journey.setFaults({ bank: { mode: 'none', silentCallbacks } });
    await journey.advanceTo(timeToPay(closesAt));
    await journey.advanceBy('PT2H');

    const { phase, timeline, paidAt } = await journey.read(person, applicationId);
    expect({ phase, paidAt }).toEqual({ phase: 'PAYMENT_RETURNED', paidAt: undefined });
    expect(timeline.at(-1)).toMatchObject({ phase: 'PAYMENT_RETURNED', text: expect.stringContaining('退票') });
    expect((await journey.caseFile(applicationId)).payments).toMatchObject([
      { paymentId: `${applicationId}-1`, status: 'RETURNED', returnReason: '账号不存在', amountFen: 250_000 },
    ]);
    const query = { phase: 'PAYMENT_RETURNED', limit: '100' };
    const { applications } = await journey.ask('listApplications', { token: await journey.auditorToken(), query });
    expect(applications.map((listed) => listed.applicationId)).toContain(applicationId);
    expect(await journey.transfersTo(person)).toMatchObject([{ outcome: 'RETURNED' }]);
  });
});
