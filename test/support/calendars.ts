import { CALENDAR_YEARS } from '../../shared/policy/calendar-years.ts';
import { type WorkingCalendar, workingCalendar } from '../../shared/policy/working-calendar.ts';

/** A calendar with holiday data up to a year and none after it, as before the next holidays are announced. */
export function calendarUntil(year: number): WorkingCalendar {
  return workingCalendar(Object.fromEntries(Object.entries(CALENDAR_YEARS).filter(([known]) => Number(known) <= year)));
}
