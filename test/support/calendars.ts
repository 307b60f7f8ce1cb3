import { CALENDAR_YEARS } from '../../shared/policy/calendar-years.ts';
import { type WorkingCalendar, workingCalendar } from '../../shared/policy/working-calendar.ts';

/** The calendar as it was before the holidays of the years after one were out. */
export function calendarUntil(year: number): WorkingCalendar {
  return workingCalendar(Object.fromEntries(Object.entries(CALENDAR_YEARS).filter(([known]) => Number(known) <= year)));
}
