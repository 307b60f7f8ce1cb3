import { beforeAll, describe, expect, test } from 'vitest';
import { type PaymentResult, settlePayment } from '../../../functions/payout/settle-payment.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { TransactionContendedError } from '../../../shared/domain/errors.ts';
import { instantOf, later, MINUTE } from '../../../shared/domain/instant.ts';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const somebody = countingPeople();
const PAID: PaymentResult = { outcome: 'PAID', settledAt: '2021-06-25T10:00:00+08:00', bankReference: 'BANK-7' };
const RETURNED: PaymentResult = { ...PAID, outcome: 'RETURNED', returnReason: '户名不符' };
const other = ({ outcome }: PaymentResult) => (outcome === 'PAID' ? RETURNED : PAID);

/** The case, its one payment and its trail, as the table has them. */
async function standing(id: string) {
  const application = await deps.applications.byId(id);
  const [payment] = await deps.payments.ofCase(application);
  if (!payment) throw new Error('Nothing was ordered');
  return { application, payment, trail: await deps.records.trail(application) };
}

async function settle(id: string, result: PaymentResult) {
  const { application, payment } = await standing(id);
  await settlePayment(application, payment, result, deps);
}

describe('the result PAID', () => {
  test('ends the case: payment, phase, time and audit event by the bank', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await settle(id, PAID);
    const { application, payment, trail } = await standing(id);
    expect(application).toMatchObject({ phase: 'PAID', paidAt: '2021-06-25T02:00:00.000Z' });
    expect(payment).toMatchObject({
      status: 'PAID',
      settledAt: '2021-06-25T02:00:00.000Z',
      bankReference: 'BANK-7',
      amountFen: 250_000,
    });
    expect(trail.at(-1)).toMatchObject({ event: 'PAYMENT_SETTLED', actor: { kind: 'bank' }, after: 'PAID' });
    expect(isUnbroken(trail)).toBe(true);
  });

  test('is told to the workflow by the payment’s token, and nothing is due any more', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await settle(id, PAID);
    const { application, payment } = await standing(id);
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: payment.taskToken,
      state: { applicationId: id, phase: 'PAID' },
    });
    expect(application.nextDueAt).toBeUndefined();
  });
});

describe('the result RETURNED', () => {
  test('keeps the bank’s reason and the case open until the day the money is due', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await settle(id, RETURNED);
    const { application, payment, trail } = await standing(id);
    // 30 days after 24 June, the closing day, at 24:00.
    expect(application).toMatchObject({ phase: 'PAYMENT_RETURNED', nextDueAt: '2021-07-24T16:00:00.000Z' });
    expect(application).not.toHaveProperty('paidAt');
    expect(payment).toMatchObject({ status: 'RETURNED', returnReason: '户名不符' });
    expect(trail.at(-1)).toMatchObject({ event: 'PAYMENT_RETURNED', actor: { kind: 'bank' } });
    expect(deps.workflow.answered.at(-1)).toMatchObject({ state: { phase: 'PAYMENT_RETURNED' } });
  });
});

describe.each([PAID, RETURNED])('after the result $outcome', (first) => {
  test('the same again changes nothing and tells nobody', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await settle(id, first);
    const before = await standing(id);
    const told = deps.workflow.answered.length;
    await settle(id, { ...first, bankReference: 'BANK-8', settledAt: '2021-06-26T10:00:00+08:00' });
    expect(await standing(id)).toEqual(before);
    expect(deps.workflow.answered).toHaveLength(told);
  });

  test('the other one is a contradiction and changes nothing', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await settle(id, first);
    const before = await standing(id);
    await expect(settle(id, other(first))).rejects.toMatchObject({ code: 'PAYMENT_CONTRADICTION' });
    expect(await standing(id)).toEqual(before);
  });
});

describe('a result', () => {
  test('by one who read an older version is lost whole', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    const { application, payment } = await standing(id);
    await deps.applications.track(application, { workflowRun: 2 });
    const before = await standing(id);
    await expect(settlePayment(application, payment, PAID, deps)).rejects.toThrow(TransactionContendedError);
    expect(await standing(id)).toEqual(before);
  });

  test('holds although the workflow cannot be told, and the case is due in ten minutes', async () => {
    const printed = printedLines();
    const id = await walk.caseIn('PAYING', somebody());
    deps.workflow.fault = new Error('no answer');
    await settle(id, PAID);
    deps.workflow.fault = undefined;
    const { application, payment } = await standing(id);
    expect(payment.status).toBe('PAID');
    expect(application).toMatchObject({ phase: 'PAID', nextDueAt: later(instantOf(deps.now()), 10 * MINUTE) });
    expect(printed.join()).toContain('workflow not told');
  });
});

describe('PAID and RETURNED at once', () => {
  test('leave one of the two: payment and phase agree, and one audit event says so', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await walk.caseIn('PAYING', somebody());
      const { application, payment } = await standing(id);
      const results = round % 2 === 0 ? [PAID, RETURNED] : [RETURNED, PAID];
      const settled = await Promise.allSettled(
        results.map((result) => settlePayment(application, payment, result, deps)),
      );
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = results[settled.findIndex(({ status }) => status === 'fulfilled')];
      const after = await standing(id);
      expect(after.payment.status).toBe(winner?.outcome);
      expect(after.application.phase).toBe(winner?.outcome === 'PAID' ? 'PAID' : 'PAYMENT_RETURNED');
      expect(after.trail.filter(({ actor }) => actor.kind === 'bank')).toHaveLength(1);
    }
  });
});
