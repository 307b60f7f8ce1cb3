import { addDays, atHour, beijingDate, type CivilDate, endOfDay } from '../domain/civil-date.ts';
import type { Terms } from '../domain/terms.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * By when the review of an application is due: 24:00 of the last of the working days after the day of submission.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source social-insurance handling rules, art. 24 (10 working days)
 */
export function reviewDueAt(
  submittedAt: Date,
  terms: Pick<Terms, 'reviewWorkingDays'>,
  calendar: WorkingCalendar,
): Date {
  return endOfDay(calendar.addWorkingDays(beijingDate(submittedAt), terms.reviewWorkingDays));
}

/**
 * By when the objections to an entry are to be decided: 24:00 of the last of the working days after the closing day.
 *
 * @param closesAt 24:00 of the closing day, as publicityWindow gives it
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (5 working days)
 */
export function objectionDecisionDueAt(
  closesAt: Date,
  terms: Pick<Terms, 'objectionDecisionWorkingDays'>,
  calendar: WorkingCalendar,
): Date {
  return endOfDay(calendar.addWorkingDays(closingDay(closesAt), terms.objectionDecisionWorkingDays));
}

/**
 * By when the objections are to be decided after the one extension, counted from the closing day like the first date.
 *
 * @param closesAt 24:00 of the closing day, as publicityWindow gives it
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (10 working days in all)
 */
export function objectionExtendedDueAt(
  closesAt: Date,
  terms: Pick<Terms, 'objectionExtendedWorkingDays'>,
  calendar: WorkingCalendar,
): Date {
  return endOfDay(calendar.addWorkingDays(closingDay(closesAt), terms.objectionExtendedWorkingDays));
}

/**
 * By when the money is due: 24:00 of the last of the calendar days after the closing day, working day or not.
 *
 * @param closesAt 24:00 of the closing day, as publicityWindow gives it
 * @source policy data (30 days)
 */
export function paymentDueAt(closesAt: Date, terms: Pick<Terms, 'paymentDays'>): Date {
  return endOfDay(addDays(closingDay(closesAt), terms.paymentDays));
}

/**
 * When the payment of an entry is ordered, unless objections are still to be decided then. The pause after the close
 * lets staff key an objection that was handed in on the last afternoon.
 *
 * @param closesAt 24:00 of the closing day, as publicityWindow gives it
 * @example closed at 24:00 of Thursday 2021-06-24 // Friday 2021-06-25 10:00
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (1 working day, 10:00)
 */
export function payoutAt(
  closesAt: Date,
  terms: Pick<Terms, 'payoutDelayWorkingDays' | 'payoutAtHour'>,
  calendar: WorkingCalendar,
): Date {
  return atHour(calendar.addWorkingDays(closingDay(closesAt), terms.payoutDelayWorkingDays), terms.payoutAtHour);
}

/** 24:00 of a day is 00:00 of the next, so the closing day is the one that holds the instant just before. */
function closingDay(closesAt: Date): CivilDate {
  return beijingDate(new Date(closesAt.getTime() - 1));
}
