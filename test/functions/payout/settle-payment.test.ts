import { describe, expect, test } from 'vitest';
import { type PaymentResult, settlePayment } from '../../../functions/payout/settle-payment.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { later, MINUTE } from '../../../shared/domain/instant.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

const nextPerson = countingPeople();
const PAID: PaymentResult = { outcome: 'PAID', ...BANK_SETTLEMENT };
const RETURNED: PaymentResult = { ...PAID, outcome: 'RETURNED', returnReason: '户名不符' };
const other = ({ outcome }: PaymentResult) => (outcome === 'PAID' ? RETURNED : PAID);

/** The case, its one payment and its trail, as stored. */
const stateOf = async (id: string) => ({
  application: await stored.application(id),
  payment: await stored.firstPayment(id),
  trail: await stored.trail(id),
});

async function settle(id: string, result: PaymentResult) {
  const { application, payment } = await stateOf(id);
  await settlePayment(application, payment, result, deps);
}

describe('the result PAID', () => {
  test('ends the case: it sets payment, phase and time of payment, with an audit event by the bank', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await settle(id, PAID);
    const { application, payment, trail } = await stateOf(id);
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

  test('is told to the workflow by the payment’s token, and the case is no longer due', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await settle(id, PAID);
    const { application, payment } = await stateOf(id);
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: payment.taskToken,
      state: { applicationId: id, phase: 'PAID' },
    });
    expect(application.nextDueAt).toBeUndefined();
  });
});

describe('the result RETURNED', () => {
  test('stores the bank’s reason, and the case is due on the day of the first reminder', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await settle(id, RETURNED);
    const { application, payment, trail } = await stateOf(id);
    // 7 days after 25 June, at 10:00.
    expect(application).toMatchObject({ phase: 'PAYMENT_RETURNED', nextDueAt: '2021-07-02T02:00:00.000Z' });
    expect(application).not.toHaveProperty('paidAt');
    expect(payment).toMatchObject({ status: 'RETURNED', returnReason: '户名不符' });
    expect(trail.at(-1)).toMatchObject({ event: 'PAYMENT_RETURNED', actor: { kind: 'bank' } });
    expect(deps.workflow.answered.at(-1)).toMatchObject({ state: { phase: 'PAYMENT_RETURNED' } });
  });
});

describe.each([PAID, RETURNED])('after the result $outcome', (first) => {
  test('the same result again changes nothing and does not tell the workflow', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await settle(id, first);
    const before = await stateOf(id);
    const told = deps.workflow.answered.length;
    await settle(id, { ...first, bankReference: 'BANK-8', settledAt: '2021-06-26T10:00:00+08:00' });
    expect(await stateOf(id)).toEqual(before);
    expect(deps.workflow.answered).toHaveLength(told);
  });

  test('the other result is a contradiction and changes nothing', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await settle(id, first);
    const before = await stateOf(id);
    await expect(settle(id, other(first))).rejects.toMatchObject({ code: 'PAYMENT_CONTRADICTION' });
    expect(await stateOf(id)).toEqual(before);
  });
});

describe('a result', () => {
  test('based on an outdated version is not stored at all', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const { application, payment } = await stateOf(id);
    await deps.applications.track(application, { workflowRun: 2 });
    const before = await stateOf(id);
    await expect(settlePayment(application, payment, PAID, deps)).rejects.toThrow(WriteConflictError);
    expect(await stateOf(id)).toEqual(before);
  });

  test('is stored although the workflow cannot be told, and the case is due in ten minutes', async () => {
    const printed = printedLines();
    const id = await walk.caseIn('PAYING', nextPerson());
    deps.workflow.fault = new Error('no answer');
    await settle(id, PAID);
    deps.workflow.fault = undefined;
    const { application, payment } = await stateOf(id);
    expect(payment.status).toBe('PAID');
    expect(application).toMatchObject({ phase: 'PAID', nextDueAt: later(deps.clock.instant(), 10 * MINUTE) });
    expect(printed.join()).toContain('workflow not told');
  });
});

describe('PAID and RETURNED simultaneously', () => {
  test('leave one result: payment and phase agree, and there is one audit event by the bank', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await walk.caseIn('PAYING', nextPerson());
      const { application, payment } = await stateOf(id);
      const results = round % 2 === 0 ? [PAID, RETURNED] : [RETURNED, PAID];
      const settled = await Promise.allSettled(
        results.map((result) => settlePayment(application, payment, result, deps)),
      );
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = results[settled.findIndex(({ status }) => status === 'fulfilled')];
      const after = await stateOf(id);
      expect(after.payment.status).toBe(winner?.outcome);
      expect(after.application.phase).toBe(winner?.outcome === 'PAID' ? 'PAID' : 'PAYMENT_RETURNED');
      expect(after.trail.filter(({ actor }) => actor.kind === 'bank')).toHaveLength(1);
    }
  });
});
