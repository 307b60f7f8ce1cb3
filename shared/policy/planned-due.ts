import type { Application } from '../domain/case/application.ts';
import { begunAt, verifiedSince } from '../domain/case/current-findings.ts';
import { dateOf, HOUR, type Instant, instantOf, later, MINUTE } from '../domain/instant.ts';
import { paymentDueAt, reviewDueAt } from './due-dates.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * How long a register that gives no answer is asked, counted from the submission or the correction, before staff are
 * asked instead.
 *
 * @source domain rules, Verification
 */
export const SILENCE_LIMIT = 4 * HOUR;
/** By when a verification must have ended: the limit for a silent register, and an hour for its last tries. */
export const VERIFICATION_ALLOWANCE = SILENCE_LIMIT + HOUR;
/** The time after which the sweep first checks that a workflow really runs, or runs again. */
export const START_ALLOWANCE = HOUR;
/** How long the workflow may take over any other step without people: longer than all its retries. */
export const STEP_ALLOWANCE = 10 * MINUTE;
/**
 * By when a payment must have been ordered, counted from the time to pay. The registers are asked again before, under
 * their ceiling: for 3,200 cases, 5 at once, with two tries that both time out after 5 s, that takes two hours.
 */
export const ORDER_ALLOWANCE = 3 * HOUR;
/** The bank is asked after this time without a result. */
export const BANK_ALLOWANCE = HOUR;

/**
 * By when the next thing must happen to a case that the workflow is taking care of; undefined where the case has ended.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source domain rules, Time: review, objections, payment
 */
export function plannedDue(application: Application, calendar: WorkingCalendar): Instant | undefined {
  const { terms } = application;
  switch (application.phase) {
    case 'VERIFYING':
      return later(verifiedSince(application), VERIFICATION_ALLOWANCE);
    case 'CORRECTION_REQUESTED': {
      const { remindAt, reminders, dueAt } = application.correction;
      return remindAt[reminders] ?? later(dueAt, STEP_ALLOWANCE);
    }
    case 'MANUAL_VERIFICATION':
    case 'FUND_REVIEW':
      return instantOf(reviewDueAt(dateOf(begunAt(application)), terms, calendar, application.corrections));
    case 'AWAITING_PUBLICATION':
      return later(
        application.stage === 'scheduled' ? application.publishAt : application.fundApprovedAt,
        STEP_ALLOWANCE,
      );
    case 'PUBLICISED':
      return later(application.closesAt, STEP_ALLOWANCE);
    case 'OBJECTION_REVIEW':
      return application.objectionsDueAt;
    case 'SUSPENDED':
      return application.suspension.dueAt;
    case 'PAYING':
      // Objections, or a suspension, may have ended long after the time to pay. Then only the last day for the money
      // remains.
      return application.paymentCount === 0 && !application.dismissed && !application.lifted
        ? later(application.payAt, ORDER_ALLOWANCE)
        : instantOf(paymentDueAt(dateOf(application.closesAt), terms));
    case 'PAYMENT_RETURNED': {
      const { confirmBy, remindAt, reminders } = application.paymentReturn;
      return confirmBy ?? remindAt[reminders] ?? application.nextDueAt;
    }
    case 'REJECTED':
      return application.reconsideration?.outcome ? undefined : application.reconsideration?.dueAt;
    case 'PAID':
      return application.recovery?.open?.dueAt;
    case 'WITHDRAWN':
      return undefined;
    default:
      return application satisfies never;
  }
}
