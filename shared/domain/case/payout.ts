import { BANK, SYSTEM } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { Payment } from '../payment.ts';
import type { Application } from './application.ts';
import { type Change, changeBy } from './change.ts';

/**
 * A payment is stored before the bank hears of it. With the order, what held the case up is over.
 *
 * @source Guide §4
 */
export function requestPayment(application: Application, payment: Payment, nextDueAt: Instant): Change {
  const effects = [{ kind: 'REQUEST_PAYMENT', payment }] as const;
  return changeBy(
    { application, event: 'PAYMENT_REQUESTED', actor: SYSTEM, at: payment.requestedAt, effects },
    (before, fields) => ({ ...before, ...fields, paymentCount: payment.number, nextDueAt, attention: undefined }),
  );
}

export interface Settlement {
  /** The payment with its result. */
  readonly payment: Payment;
  /** When the bank says it happened. */
  readonly settledAt: Instant;
  readonly nextDueAt: Instant;
}

/** The bank has paid. @source Guide §4 */
export function settlePayment(
  application: Application,
  { payment, settledAt, nextDueAt }: Settlement,
  at: Instant,
): Change {
  const effects = [{ kind: 'SETTLE_PAYMENT', payment }] as const;
  return changeBy({ application, event: 'PAYMENT_SETTLED', actor: BANK, at, effects }, (before, fields) => ({
    ...before,
    ...fields,
    stage: 'settled',
    paidAt: settledAt,
    nextDueAt,
  }));
}

/** The bank has sent the money back. @source Guide §4 */
export function returnPayment(
  application: Application,
  { payment, nextDueAt }: Omit<Settlement, 'settledAt'>,
  at: Instant,
): Change {
  const effects = [{ kind: 'SETTLE_PAYMENT', payment }] as const;
  return changeBy({ application, event: 'PAYMENT_RETURNED', actor: BANK, at, effects }, (before, fields) => ({
    ...before,
    ...fields,
    nextDueAt,
  }));
}
