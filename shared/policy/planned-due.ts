import type { Application } from '../domain/application.ts';
import { dateOf, HOUR, type Instant, instantOf, later, MINUTE } from '../domain/instant.ts';
import { objectionDecisionDueAt, paymentDueAt, reviewDueAt } from './due-dates.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** How long the clockwork may take over what needs nobody: long enough for every retry, short against a working day. */
export const VERIFICATION_ALLOWANCE = HOUR;
export const STEP_ALLOWANCE = 10 * MINUTE;
/** After this time without a result the bank is asked. */
export const BANK_ALLOWANCE = HOUR;

/**
 * By when the next thing must happen to a case that the clockwork has in hand; undefined where nothing more has to.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source domain rules, Time: review, objections, payment
 */
export function plannedDue(application: Application, calendar: WorkingCalendar): Instant | undefined {
  const { phase, terms, submittedAt, fundApprovedAt, publishAt, closesAt } = application;
  switch (phase) {
    case 'VERIFYING':
      return later(submittedAt, VERIFICATION_ALLOWANCE);
    case 'MANUAL_VERIFICATION':
    case 'CORRECTION_REQUESTED':
    case 'FUND_REVIEW':
      return instantOf(reviewDueAt(dateOf(submittedAt), terms, calendar));
    case 'AWAITING_PUBLICATION':
      return later(publishAt ?? fundApprovedAt ?? submittedAt, STEP_ALLOWANCE);
    case 'PUBLICISED':
      return closesAt && later(closesAt, STEP_ALLOWANCE);
    case 'OBJECTION_REVIEW':
      return closesAt && instantOf(objectionDecisionDueAt(dateOf(closesAt), terms, calendar));
    case 'PAYING':
    case 'PAYMENT_RETURNED':
      return closesAt && instantOf(paymentDueAt(dateOf(closesAt), terms));
    case 'PAID':
    case 'REJECTED':
    case 'WITHDRAWN':
      return undefined;
    default:
      return phase satisfies never;
  }
}
