import { APPLICANT } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { Payee } from '../payment.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { type Change, changeBy, type Effect } from './change.ts';
import { dueAfterReturn } from './payout.ts';
import { decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';

/** The tasks of a payer that a change of the payee opens and takes back. */
export interface Confirmation {
  readonly task: Task;
  /** The one that is open for the payee before. Its payer would confirm another account than the one they saw. */
  readonly replaces: Task | undefined;
}

/**
 * The applicant changes where the money goes. Before the payment it holds at once; after a return, once a payer has
 * confirmed it.
 *
 * @param confirmation what a payer is asked; undefined before the payment
 * @throws ServiceError WRONG_PHASE while it is being paid, and once it has ended
 * @source Default
 */
export function changePayee(
  application: Application,
  { payee, confirmation }: { readonly payee: Payee; readonly confirmation: Confirmation | undefined },
  at: Instant,
): Change {
  const { applicant, certificate, terms } = application;
  const effects: readonly Effect[] = confirmation
    ? [
        ...(confirmation.replaces
          ? [{ kind: 'CANCEL_TASK', task: { ...confirmation.replaces, status: 'CANCELLED' } } as const]
          : []),
        { kind: 'OPEN_TASK', task: confirmation.task },
      ]
    : [];
  return changeBy(
    {
      application,
      event: 'PAYEE_CHANGED',
      actor: APPLICANT,
      at,
      declares: { applicant, certificate, payee, terms },
      effects,
    },
    (before, fields) => {
      // The phase stays, and so does the form of the case.
      if (before.phase !== 'PAYMENT_RETURNED' || !confirmation) return { ...before, ...fields } as Application;
      const { dueAt } = confirmation.task;
      const paymentReturn = { ...before.paymentReturn, confirmBy: dueAt, refusal: undefined };
      return { ...before, ...fields, phase: before.phase, paymentReturn, nextDueAt: dueAt };
    },
  );
}

/** The applicant can be reached at another phone from now on. @source Default */
export function changeContact(application: Application, phone: string, at: Instant): Change {
  const { applicant, certificate, payee, terms } = application;
  const declares = { applicant: { ...applicant, phone }, certificate, payee, terms };
  return changeBy(
    { application, event: 'CONTACT_CHANGED', actor: APPLICANT, at, declares },
    // The phase stays, and so does the form of the case.
    (before, fields) => ({ ...before, ...fields }) as Application,
  );
}

/**
 * A payer has confirmed the corrected payee: the money is ordered anew, without a second publicity.
 *
 * @source Guide §4
 */
export function confirmPayment(application: Application, made: StaffDecision): Change {
  return changeBy(decisionBy('PAYMENT_CONFIRMED', application, made), ({ paymentReturn: _, ...before }, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(application, made),
    workflowRun: before.workflowRun + 1,
  }));
}

/** A payer sends the corrected payee back to the applicant, with the reason. @source Guide §4 */
export function refusePayee(application: Application, made: StaffDecision): Change {
  return changeBy(decisionBy('PAYEE_REFUSED', application, made), (before, fields) => {
    const refusal = made.decision.explanation;
    return {
      ...before,
      ...fields,
      ...decidedBy(application, made),
      paymentReturn: { ...before.paymentReturn, confirmBy: undefined, refusal },
      nextDueAt: dueAfterReturn(before.paymentReturn, made.decision.decidedAt),
    };
  });
}
