import type { Application } from '../../shared/domain/case/application.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { PAYMENT_PURPOSE, type Payment } from '../../shared/domain/payment.ts';
import { BANK_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { Bank } from '../../shared/ports/bank.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import { isContentAltered } from './check-content.ts';
import { type SettlePaymentDeps, settlePayment } from './settle-payment.ts';

export interface PursuePaymentDeps extends SettlePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
  readonly bank: Bank;
}

export type Pursued = 'settled' | 'waiting' | 'rejected' | 'altered';

/**
 * Finds the result of a payment that was ordered. The bank is asked first. Only if it never took the order is the order
 * sent again, under the same id, so money moves once.
 *
 * `waiting`: the bank will call back, or is asked again later. `rejected`: the bank refuses the order. `altered`: payee
 * or amount are not what the audit trail recorded, and nothing was ordered.
 */
export async function pursuePayment(
  application: Application,
  payment: Payment,
  deps: PursuePaymentDeps,
): Promise<Pursued> {
  const answer = await deps.bank.askPayment(payment.paymentId);
  switch (answer.outcome) {
    case 'PAID':
    case 'RETURNED':
      await settlePayment(application, payment, answer, deps);
      return 'settled';
    case 'unknown':
      if (await isContentAltered(application, payment, deps)) return 'altered';
      return orderPayment(application, payment, deps);
    case 'PENDING':
    case 'no-answer':
      return 'waiting';
    default:
      return answer satisfies never;
  }
}

/** Sends the order of a payment. Without an answer the bank may have taken it, so it is asked later. */
export async function orderPayment(
  { applicant }: Application,
  { paymentId, amountFen, payee, payeeName = applicant.name }: Payment,
  { bank }: Pick<PursuePaymentDeps, 'bank'>,
): Promise<Pursued> {
  const { bankName, accountNumber } = payee;
  const receipt = await bank.requestPayment({
    paymentId,
    amountFen,
    payeeName,
    accountNumber,
    bankName,
    purpose: PAYMENT_PURPOSE,
  });
  return receipt === 'rejected' ? 'rejected' : 'waiting';
}

/** When a payment without a result is to be asked about next. */
export function askAgainAt(moment: Date) {
  return later(instantOf(moment), BANK_ALLOWANCE);
}
