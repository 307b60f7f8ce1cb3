import { addDays, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

/**
 * How many working days there are from one day to another, both included. Null where a year has no holiday data: a day
 * is never guessed.
 */
export function workingDays(first: CivilDate, last: CivilDate): number | null {
  try {
    let count = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) if (chineseCalendar.isWorkingDay(day)) count += 1;
    return count;
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}
