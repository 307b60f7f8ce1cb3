import { BANK, SYSTEM } from '../actor.ts';
import type { AgencyOfPolicy } from '../budget.ts';
import { recipientOf } from '../death.ts';
import { ServiceError } from '../errors.ts';
import { DAY, type Instant, later } from '../instant.ts';
import type { Fen } from '../money.ts';
import type { Payment } from '../payment.ts';
import { type PaymentReturn, RETURNS_TO_RING_AFTER, type ReturnCode } from '../payment-return.ts';
import type { Application } from './application.ts';
import { type Change, changeBy, type Effect } from './change.ts';

/** An order, and what it holds on. */
export interface PaymentOrder {
  readonly payment: Payment;
  readonly nextDueAt: Instant;
  /** How much may have been taken from the budget of the payment, so that it covers the amount, too. */
  readonly spentAtMostFen?: Fen | undefined;
  /** Where the case may have waited for the money of a budget. */
  readonly waitedFor?: { readonly of: AgencyOfPolicy; readonly payAt: Instant } | undefined;
}

/**
 * A payment is stored before the bank hears of it. With the order, what held the case up is over. It takes the amount
 * from the budget, where there is one, in the same write, and holds only while nothing is asked back from the person.
 *
 * @throws ServiceError WRONG_PHASE where the applicant has died and nobody may be paid instead
 * @source Guide §4; policy data (budgets)
 */
export function requestPayment(
  application: Application,
  { payment, nextDueAt, spentAtMostFen, waitedFor }: PaymentOrder,
): Change {
  if (!recipientOf(application)) throw new ServiceError('WRONG_PHASE', 'the applicant has died and no heir is known');
  const { budget, amountFen } = payment;
  const effects: readonly Effect[] = [
    { kind: 'REQUEST_PAYMENT', payment },
    { kind: 'REQUIRE_NO_RECOVERY' },
    ...(budget && spentAtMostFen !== undefined
      ? [{ kind: 'SPEND_BUDGET', budget, amountFen, spentAtMostFen } as const]
      : []),
    ...(waitedFor ? [{ kind: 'STOP_WAITING', ...waitedFor } as const] : []),
  ];
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

export interface ReturnedPayment extends Omit<Settlement, 'settledAt'> {
  readonly code: ReturnCode;
  readonly remindAt: readonly Instant[];
}

/**
 * The bank has sent the money back. After several returns the payer is asked to ring the applicant. The budget that it
 * was taken from has it again.
 *
 * @source Guide §4
 */
export function returnPayment(
  application: Application,
  { payment, code, remindAt, nextDueAt }: ReturnedPayment,
  at: Instant,
): Change {
  const { budget, amountFen } = payment;
  const effects: readonly Effect[] = [
    { kind: 'SETTLE_PAYMENT', payment },
    ...(budget ? [{ kind: 'RESTORE_BUDGET', budget, amountFen } as const] : []),
  ];
  return changeBy({ application, event: 'PAYMENT_RETURNED', actor: BANK, at, effects }, (before, fields) => ({
    ...before,
    ...fields,
    ...(payment.number >= RETURNS_TO_RING_AFTER && { attention: { code: 'RETURNED_REPEATEDLY', since: at } }),
    paymentReturn: { code, returnedAt: at, remindAt: [...remindAt], reminders: 0 },
    nextDueAt,
  }));
}

/** The applicant is reminded that the money has come back: once for all reminders that are due. */
export function remindOfReturn(application: Application, at: Instant): Change {
  return changeBy({ application, event: 'RETURN_REMINDED', actor: SYSTEM, at }, (before, fields) => {
    const { remindAt } = before.paymentReturn;
    const reminders = remindAt.filter((due) => due <= at).length;
    const paymentReturn = { ...before.paymentReturn, reminders };
    return { ...before, ...fields, paymentReturn, nextDueAt: dueAfterReturn(paymentReturn, at) };
  });
}

/** When the applicant is next reminded of a return; after the last reminder, a year after the event at `at`. */
export function dueAfterReturn({ remindAt, reminders }: PaymentReturn, at: Instant): Instant {
  return remindAt[reminders] ?? later(at, LAST_LOOK);
}

const LAST_LOOK = 365 * DAY;
