import { atHour, beijingDate } from '../../../shared/domain/civil-date.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const OPENING_HOUR = 9;

/**
 * The morning of the first working day after the day of an instant, in Beijing time.
 *
 * @returns undefined in a year whose holidays are not known
 */
export function nextWorkingMorning(now: Date): Date | undefined {
  try {
    return atHour(chineseCalendar.nextWorkingDay(beijingDate(now)), OPENING_HOUR);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}
