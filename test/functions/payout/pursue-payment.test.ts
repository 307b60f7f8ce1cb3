import { beforeEach, describe, expect, test } from 'vitest';
import { pursuePayment } from '../../../functions/payout/pursue-payment.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
beforeEach(() => deps.bank.reset());

/** An ordered payment. The calls that the bank double recorded until then are cleared. */
async function anOrderedPayment() {
  const id = await walk.caseIn('PAYING', nextPerson());
  deps.bank.reset();
  return { application: await stored.application(id), payment: await stored.firstPayment(id) };
}

describe('a payment that the bank', () => {
  test('has paid is settled', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = { outcome: 'PAID', paymentId: payment.paymentId, ...BANK_SETTLEMENT };
    expect(await pursuePayment(application, payment, deps)).toBe('settled');
    const after = await deps.applications.byId(application.applicationId);
    expect(after).toMatchObject({ phase: 'PAID', paidAt: '2021-06-25T02:00:00.000Z' });
    expect(await deps.payments.ofCase(after)).toMatchObject([{ status: 'PAID', bankReference: 'BANK-7' }]);
    expect(deps.bank.orders).toEqual([]);
  });

  test('has returned is settled as returned, with the bank’s reason', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = {
      outcome: 'RETURNED',
      paymentId: payment.paymentId,
      ...BANK_SETTLEMENT,
      returnReason: '账户已销户',
    };
    expect(await pursuePayment(application, payment, deps)).toBe('settled');
    const after = await deps.applications.byId(application.applicationId);
    expect(after.phase).toBe('PAYMENT_RETURNED');
    expect(await deps.payments.ofCase(after)).toMatchObject([{ status: 'RETURNED', returnReason: '账户已销户' }]);
    expect(deps.bank.orders).toEqual([]);
  });

  test.each([
    ['is still processing', { outcome: 'PENDING', paymentId: 'any' }],
    ['gives no answer about', { outcome: 'no-answer', fault: 'timeout' }],
    ['answers in an invalid form', { outcome: 'no-answer', fault: 'not-json' }],
  ] as const)('%s stays open: nothing is ordered and nothing changes', async (_, answer) => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.answer = answer;
    expect(await pursuePayment(application, payment, deps)).toBe('waiting');
    expect(deps.bank.asked).toEqual([payment.paymentId]);
    expect(deps.bank.orders).toEqual([]);
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
    expect(await deps.payments.ofCase(application)).toEqual([payment]);
  });

  test('does not know is ordered again, under the same id and to the same account', async () => {
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

  test('does not know stays open where the bank does not answer the new order', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.receipt = 'no-answer';
    expect(await pursuePayment(application, payment, deps)).toBe('waiting');
  });

  test('does not know is reported as rejected where the bank rejects the new order', async () => {
    const { application, payment } = await anOrderedPayment();
    deps.bank.receipt = 'rejected';
    expect(await pursuePayment(application, payment, deps)).toBe('rejected');
    expect(await deps.applications.byId(application.applicationId)).toEqual(application);
  });
});
