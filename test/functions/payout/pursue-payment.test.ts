import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pursuePayment } from '../../../functions/payout/pursue-payment.ts';
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

/** A payment that was ordered; what the bank heard until then is forgotten. */
async function anOrderedPayment() {
  const id = await walk.caseIn('PAYING', somebody());
  const application = await deps.applications.byId(id);
  const [payment] = await deps.payments.ofCase(application);
  if (!payment) throw new Error('Nothing was ordered');
  deps.bank.orders.length = 0;
  deps.bank.asked.length = 0;
  return { application, payment };
}

const settlement = { bankReference: 'BANK-7', settledAt: '2021-06-25T10:00:00+08:00' };

describe('a payment that the bank', () => {
  test('has paid is settled', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = { outcome: 'PAID', paymentId: payment.paymentId, ...settlement };
    expect(await pursuePayment(application, payment, deps)).toBe('settled');
    const after = await deps.applications.byId(application.applicationId);
    expect(after).toMatchObject({ phase: 'PAID', paidAt: '2021-06-25T02:00:00.000Z' });
    expect(await deps.payments.ofCase(after)).toMatchObject([{ status: 'PAID', bankReference: 'BANK-7' }]);
    expect(deps.bank.orders).toEqual([]);
  });

  test('has returned is settled as returned, with the bank’s reason', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = { outcome: 'RETURNED', paymentId: payment.paymentId, ...settlement, returnReason: '账户已销户' };
    expect(await pursuePayment(application, payment, deps)).toBe('settled');
    const after = await deps.applications.byId(application.applicationId);
    expect(after.phase).toBe('PAYMENT_RETURNED');
    expect(await deps.payments.ofCase(after)).toMatchObject([{ status: 'RETURNED', returnReason: '账户已销户' }]);
    expect(deps.bank.orders).toEqual([]);
  });

  test.each([
    ['has in hand', { outcome: 'PENDING', paymentId: 'any' }],
    ['gives no answer about', { outcome: 'no-answer', fault: 'timeout' }],
    ['answers in a form that is none', { outcome: 'no-answer', fault: 'not-json' }],
  ] as const)('%s is waited for: nothing is ordered and nothing changes', async (_, answer) => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = answer;
    expect(await pursuePayment(application, payment, deps)).toBe('waiting');
    expect(deps.bank.asked).toEqual([payment.paymentId]);
    expect(deps.bank.orders).toEqual([]);
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
    expect(await deps.payments.ofCase(application)).toEqual([payment]);
  });

  test('has never heard of is ordered again, under the same id and for the same account', async () => {
    const { application, payment } = await anOrderedPayment();
    expect(await pursuePayment(application, payment, deps)).toBe('waiting');
    const { applicant, payee } = application;
    expect(deps.bank.orders).toMatchObject([
      {
        paymentId: payment.paymentId,
        amountFen: 250_000,
        payeeName: applicant.name,
        accountNumber: payee.accountNumber,
      },
    ]);
    expect(await deps.payments.ofCase(application)).toEqual([payment]);
  });

  test('has never heard of and does not answer now stays waited for', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.receipt = 'no-answer';
    expect(await pursuePayment(application, payment, deps)).toBe('waiting');
  });

  test('has never heard of and will not take is reported as rejected', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.receipt = 'rejected';
    expect(await pursuePayment(application, payment, deps)).toBe('rejected');
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
  });
});
