import { addMonths, type CivilDate, endOfDay } from '../domain/civil-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The last civil day on which an application for a certificate may be submitted; it ends at 24:00 Beijing time.
 *
 * The issue day does not count. Where the target month has no such day, its last day applies. A last day that is no
 * working day moves to the next one.
 *
 * @example lastDayToApply(civilDate('2020-02-29'), 12, calendar) // 2021-03-01
 * @throws CalendarMissingError where the year it reaches has no holiday data
 * @source Guide §1 (within 12 months); Civil Code 201–203 (how a period in months ends)
 */
export function lastDayToApply(issuedOn: CivilDate, months: number, calendar: WorkingCalendar): CivilDate {
  return calendar.onOrNextWorkingDay(addMonths(issuedOn, months));
}

/**
 * The instant at which the time to apply is over: 24:00 Beijing time of the last day.
 *
 * A submission before it is in time; one at that very instant is late.
 *
 * @source Civil Code 203 (a last day ends at 24:00)
 */
export function deadlineInstant(lastDay: CivilDate): Date {
  return endOfDay(lastDay);
}
