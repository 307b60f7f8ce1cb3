import { addDays, beijingDate, type CivilDate } from '../../domain/civil-date.ts';
import { dateOf, type Instant } from '../../domain/instant.ts';
import type { WorkingCalendar } from '../working-calendar.ts';

/**
 * How many working days lie after the day of one moment, up to and including the day of another, in Beijing; 0 where
 * both are on one day, or the second comes first.
 *
 * @param atMost where the count ends
 * @throws CalendarMissingError where a day is in a year without holiday data
 */
export function workingDaysBetween(from: Instant, to: Instant, atMost: number, calendar: WorkingCalendar): number {
  const last = beijingDate(dateOf(to));
  let days = 0;
  for (let day: CivilDate = beijingDate(dateOf(from)); day < last && days < atMost; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) days += 1;
  }
  return days;
}
