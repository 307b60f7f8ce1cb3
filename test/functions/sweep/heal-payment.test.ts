import { beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { DAY, HOUR, later } from '../../../shared/domain/instant.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
beforeEach(() => deps.bank.reset());

/** A case whose payment was ordered an hour ago and has no result. */
async function anUnansweredPayment(): Promise<string> {
  const id = await walk.caseIn('PAYING', nextPerson());
  deps.clock.pass(HOUR);
  deps.bank.reset();
  deps.workflow.started.length = 0;
  deps.workflow.answered.length = 0;
  return id;
}

describe('a payment without a result', () => {
  test('is not asked about within the first hour', async () => {
    const id = await anUnansweredPayment();
    deps.clock.pass(-1);
    expect(await healCase(id, deps)).toBe('on-time');
    expect(deps.bank.asked).toEqual([]);
  });

  test.each(['PAID', 'RETURNED'] as const)(
    'is settled where the bank answers %s, and the workflow is told',
    async (outcome) => {
      const id = await anUnansweredPayment();
      deps.bank.answer = { outcome, paymentId: `${id}-1`, ...BANK_SETTLEMENT };
      expect(await healCase(id, deps)).toBe('paid-or-returned');
      const phase = outcome === 'PAID' ? 'PAID' : 'PAYMENT_RETURNED';
      expect(await stored.application(id)).toMatchObject({ phase });
      expect(await stored.payments(id)).toMatchObject([{ status: outcome }]);
      expect(deps.workflow.answered).toMatchObject([{ taskToken: `token-${id}-PAY`, state: { phase } }]);
      expect(deps.bank.asked).toEqual([`${id}-1`]);
    },
  );

  test('is asked about again an hour later where the bank is still processing it', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toEqual([]);
    expect(await stored.application(id)).toMatchObject({
      phase: 'PAYING',
      nextDueAt: later(deps.clock.instant(), HOUR),
    });
  });

  test('is asked about again an hour later where the bank does not answer, and nothing is ordered', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'no-answer', fault: 'timeout' };
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toEqual([]);
    expect((await stored.application(id)).nextDueAt).toBe(later(deps.clock.instant(), HOUR));
  });

  test('is ordered again under its own id where the bank does not know it', async () => {
    const id = await anUnansweredPayment();
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
    expect(await stored.payments(id)).toHaveLength(1);
  });

  test('is settled and ended even where its workflow is lost', async () => {
    const id = await anUnansweredPayment();
    deps.workflow.lose(id);
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, ...BANK_SETTLEMENT };
    expect(await healCase(id, deps)).toBe('paid-or-returned');
    expect(await stored.application(id)).toMatchObject({ phase: 'PAID' });
    expect((await stored.application(id)).nextDueAt).toBeUndefined();
    expect(deps.workflow.started).toEqual([]);
  });

  test('has its lost workflow restarted to wait for the result', async () => {
    const id = await anUnansweredPayment();
    deps.workflow.lose(id);
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    expect(await healCase(id, deps)).toBe('restarted');
    expect(deps.workflow.started).toEqual([`${id}-2`]);
  });

  test('that the bank rejects is marked and tried again a day later, under the same id', async () => {
    const id = await anUnansweredPayment();
    deps.bank.receipt = 'rejected';
    expect(await healCase(id, deps)).toBe('overdue');
    const attention = { code: 'PAYMENT_REJECTED', since: deps.clock.instant() };
    expect(await stored.application(id)).toMatchObject({
      phase: 'PAYING',
      attention,
      nextDueAt: later(deps.clock.instant(), DAY),
    });
    deps.clock.pass(DAY);
    expect(await healCase(id, deps)).toBe('overdue');
    expect(await stored.application(id)).toMatchObject({ attention });
    expect(deps.bank.orders.map(({ paymentId }) => paymentId)).toEqual([`${id}-1`, `${id}-1`]);
    expect(await stored.payments(id)).toHaveLength(1);
  });

  test('is overdue after the thirtieth day, and the bank is still asked each day', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    deps.clock.set('2021-07-24T23:59:59.999+08:00');
    expect(await healCase(id, deps)).toBe('in-hand');
    deps.clock.set('2021-07-25T01:00:00+08:00');
    expect(await healCase(id, deps)).toBe('overdue');
    expect(await stored.application(id)).toMatchObject({
      attention: { code: 'PAYING_OVERDUE', since: deps.clock.instant() },
      nextDueAt: later(deps.clock.instant(), DAY),
    });
    deps.bank.asked.length = 0;
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, ...BANK_SETTLEMENT };
    deps.clock.pass(DAY);
    expect(await healCase(id, deps)).toBe('paid-or-returned');
    expect(deps.bank.asked).toEqual([`${id}-1`]);
    expect((await stored.application(id)).attention).toBeUndefined();
  });
});

test('a result that did not reach the workflow is sent to its token again, without asking the bank', async () => {
  const id = await anUnansweredPayment();
  deps.workflow.fault = new Error('no answer');
  await walk.settle(id, 'RETURNED');
  deps.workflow.fault = undefined;
  deps.clock.set((await stored.application(id)).nextDueAt ?? '');
  expect(await healCase(id, deps)).toBe('in-hand');
  expect(deps.workflow.answered).toMatchObject([
    { taskToken: `token-${id}-FUND_REVIEW` },
    { taskToken: `token-${id}-PAY`, state: { phase: 'PAYMENT_RETURNED' } },
  ]);
  expect(deps.bank.asked).toEqual([]);
  // The day of the first reminder: 7 days after the return.
  expect((await stored.application(id)).nextDueAt).toBe('2021-07-02T02:00:00.000Z');
});
