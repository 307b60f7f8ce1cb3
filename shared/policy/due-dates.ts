import { addDays, atHour, beijingDate, type CivilDate, endOfDay } from '../domain/civil-date.ts';
import type { MadeCorrection } from '../domain/correction.ts';
import { dateOf, type Instant, instantOf } from '../domain/instant.ts';
import type { Remedies } from '../domain/refusal.ts';
import type { Terms } from '../domain/terms.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * By when the review of an application is due: 24:00 of the last of the working days after the day of submission.
 *
 * A correction stops the clock. The working days strictly between the submission, or the correction before, and the day
 * on which it was asked for are used up; the rest begins on the working day after it was made. One day is always left.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source social-insurance handling rules, art. 24 (10 working days)
 */
export function reviewDueAt(
  submittedAt: Date,
  terms: Pick<Terms, 'reviewWorkingDays'>,
  calendar: WorkingCalendar,
  corrections: readonly Pick<MadeCorrection, 'askedAt' | 'correctedAt'>[] = [],
): Date {
  let from = beijingDate(submittedAt);
  let left = terms.reviewWorkingDays;
  for (const { askedAt, correctedAt } of corrections) {
    left -= workingDaysBetween(from, beijingDate(dateOf(askedAt)), calendar);
    from = beijingDate(dateOf(correctedAt));
  }
  return endOfDay(calendar.addWorkingDays(from, Math.max(left, 1)));
}

/** The working days strictly between two days. */
function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number {
  let days = 0;
  for (let day = calendar.nextWorkingDay(from); day < to; day = calendar.nextWorkingDay(day)) days += 1;
  return days;
}

/** When a correction lapses, and when the applicant is reminded of it. */
export interface CorrectionDates {
  readonly dueAt: Instant;
  readonly remindAt: readonly Instant[];
}

/**
 * By when a correction must be made: 24:00 of the last of the working days after the day on which it was asked for. The
 * reminders go out at the hour at which notices are published.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (15 working days; reminders 10 and 3 before)
 */
export function correctionDates(
  askedAt: Date,
  terms: Pick<Terms, 'correctionWorkingDays' | 'correctionReminders' | 'publishAtHour'>,
  calendar: WorkingCalendar,
): CorrectionDates {
  const { correctionWorkingDays, correctionReminders, publishAtHour } = terms;
  const day = (workingDays: number) => calendar.addWorkingDays(beijingDate(askedAt), workingDays);
  return {
    dueAt: instantOf(endOfDay(day(correctionWorkingDays))),
    remindAt: correctionReminders.map((before) =>
      instantOf(atHour(day(correctionWorkingDays - before), publishAtHour)),
    ),
  };
}

/**
 * By when a payer is to confirm a corrected payee: 24:00 of the last of the working days after the day of the change.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (3 working days)
 */
export function confirmationDueAt(
  changedAt: Date,
  terms: Pick<Terms, 'confirmationWorkingDays'>,
  calendar: WorkingCalendar,
): Date {
  return endOfDay(calendar.addWorkingDays(beijingDate(changedAt), terms.confirmationWorkingDays));
}

/**
 * By when something that came on a day is to be decided: 24:00 of the last of the working days after that day.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data
 */
export function decisionDueAt(on: CivilDate, workingDays: number, calendar: WorkingCalendar): Date {
  return endOfDay(calendar.addWorkingDays(on, workingDays));
}

/**
 * Until when an applicant may ask for a reconsideration (复核): 24:00 of the last of the days after the day of the
 * refusal, working day or not.
 *
 * @source policy data (15 days)
 */
export function reconsiderationUntil(refusedAt: Date, { reviewDays }: Pick<Remedies, 'reviewDays'>): Date {
  return endOfDay(addDays(beijingDate(refusedAt), reviewDays));
}

/**
 * By when objections are to be decided that staff keyed after the close: as after the close, and at the earliest at the
 * end of the working day after the one on which they were keyed.
 *
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source policy data (5 working days)
 */
export function keyedObjectionDueAt(
  keyedAt: Date,
  closesAt: Date,
  terms: Pick<Terms, 'objectionDecisionWorkingDays'>,
  calendar: WorkingCalendar,
): Date {
  const afterClose = objectionDecisionDueAt(closesAt, terms, calendar);
  const afterKeying = decisionDueAt(beijingDate(keyedAt), 1, calendar);
  return new Date(Math.max(afterClose.getTime(), afterKeying.getTime()));
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
