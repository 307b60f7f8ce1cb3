import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { DAY, HOUR, instantOf, later } from '../../../shared/domain/instant.ts';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  deps.bank.receipt = 'accepted';
  deps.bank.answer = { outcome: 'unknown' };
});

const applicationOf = (id: string) => deps.applications.byId(id);
const paymentsOf = async (id: string) => deps.payments.ofCase(await applicationOf(id));
const now = () => instantOf(deps.now());

/** A case whose payment was ordered an hour ago and has no result. */
async function anUnansweredPayment(): Promise<string> {
  const id = await walk.caseIn('PAYING', somebody());
  deps.clock.pass(HOUR);
  deps.bank.orders.length = 0;
  deps.bank.asked.length = 0;
  deps.workflow.started.length = 0;
  deps.workflow.answered.length = 0;
  return id;
}

const settlement = { bankReference: 'BANK-7', settledAt: '2021-06-25T10:00:00+08:00' };

describe('a payment without a result', () => {
  test('is not asked about before an hour has gone by', async () => {
    const id = await anUnansweredPayment();
    deps.clock.pass(-1);
    expect(await healCase(id, deps)).toBe('on-time');
    expect(deps.bank.asked).toEqual([]);
  });

  test.each(['PAID', 'RETURNED'] as const)(
    'is settled where the bank says %s, and the workflow is told',
    async (outcome) => {
      const id = await anUnansweredPayment();
      deps.bank.answer = { outcome, paymentId: `${id}-1`, ...settlement };
      expect(await healCase(id, deps)).toBe('paid-or-returned');
      const phase = outcome === 'PAID' ? 'PAID' : 'PAYMENT_RETURNED';
      expect(await applicationOf(id)).toMatchObject({ phase });
      expect(await paymentsOf(id)).toMatchObject([{ status: outcome }]);
      expect(deps.workflow.answered).toMatchObject([{ taskToken: `token-${id}-PAY`, state: { phase } }]);
      expect(deps.bank.asked).toEqual([`${id}-1`]);
    },
  );

  test('is asked about again an hour later where the bank has it in hand', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toEqual([]);
    expect(await applicationOf(id)).toMatchObject({ phase: 'PAYING', nextDueAt: later(now(), HOUR) });
  });

  test('is asked about again an hour later where the bank gives no answer, and nothing is ordered', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'no-answer', fault: 'timeout' };
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toEqual([]);
    expect((await applicationOf(id)).nextDueAt).toBe(later(now(), HOUR));
  });

  test('is ordered again under its own id where the bank never heard of it', async () => {
    const id = await anUnansweredPayment();
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
    expect(await paymentsOf(id)).toHaveLength(1);
  });

  test('is settled and then ended, also where its workflow is lost', async () => {
    const id = await anUnansweredPayment();
    deps.workflow.lose(id);
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, ...settlement };
    expect(await healCase(id, deps)).toBe('paid-or-returned');
    expect(await applicationOf(id)).toMatchObject({ phase: 'PAID' });
    expect((await applicationOf(id)).nextDueAt).toBeUndefined();
    expect(deps.workflow.started).toEqual([]);
  });

  test('has its lost workflow started again, to wait for the result', async () => {
    const id = await anUnansweredPayment();
    deps.workflow.lose(id);
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    expect(await healCase(id, deps)).toBe('restarted');
    expect(deps.workflow.started).toEqual([`${id}-2`]);
  });

  test('that the bank will not take is marked and tried again a day later, under the same id', async () => {
    const id = await anUnansweredPayment();
    deps.bank.receipt = 'rejected';
    expect(await healCase(id, deps)).toBe('overdue');
    const attention = { code: 'PAYMENT_REJECTED', since: now() };
    expect(await applicationOf(id)).toMatchObject({ phase: 'PAYING', attention, nextDueAt: later(now(), DAY) });
    deps.clock.pass(DAY);
    expect(await healCase(id, deps)).toBe('overdue');
    expect(await applicationOf(id)).toMatchObject({ attention });
    expect(deps.bank.orders.map(({ paymentId }) => paymentId)).toEqual([`${id}-1`, `${id}-1`]);
    expect(await paymentsOf(id)).toHaveLength(1);
  });

  test('by the end of the thirtieth day is overdue, and the bank is still asked each day', async () => {
    const id = await anUnansweredPayment();
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    deps.clock.set('2021-07-24T23:59:59.999+08:00');
    expect(await healCase(id, deps)).toBe('in-hand');
    deps.clock.set('2021-07-25T01:00:00+08:00');
    expect(await healCase(id, deps)).toBe('overdue');
    expect(await applicationOf(id)).toMatchObject({
      attention: { code: 'PAYING_OVERDUE', since: now() },
      nextDueAt: later(now(), DAY),
    });
    deps.bank.asked.length = 0;
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, ...settlement };
    deps.clock.pass(DAY);
    expect(await healCase(id, deps)).toBe('paid-or-returned');
    expect(deps.bank.asked).toEqual([`${id}-1`]);
    expect((await applicationOf(id)).attention).toBeUndefined();
  });
});

test('a result whose workflow was not told is answered to the payment’s token again, and the bank is not asked', async () => {
  const id = await anUnansweredPayment();
  deps.workflow.fault = new Error('no answer');
  await walk.settle(id, 'RETURNED');
  deps.workflow.fault = undefined;
  deps.clock.set((await applicationOf(id)).nextDueAt ?? '');
  expect(await healCase(id, deps)).toBe('in-hand');
  expect(deps.workflow.answered).toMatchObject([
    { taskToken: `token-${id}-FUND_REVIEW` },
    { taskToken: `token-${id}-PAY`, state: { phase: 'PAYMENT_RETURNED' } },
  ]);
  expect(deps.bank.asked).toEqual([]);
  // Until the money was due in any case: 30 days after the closing day.
  expect((await applicationOf(id)).nextDueAt).toBe('2021-07-24T16:00:00.000Z');
});
