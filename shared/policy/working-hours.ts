import { beijingDate, type CivilDate, startOfDay } from '../domain/civil-date.ts';
import { HOUR, MINUTE } from '../domain/instant.ts';
import type { OfficeRules } from './policy.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The moment at which a number of working hours after another are over. Time outside the office hours of a working day
 * does not count.
 *
 * @example afterWorkingHours(Friday 16:00, 8, office, calendar) // Monday 17:00, where a day has seven hours
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @throws RangeError for anything but a positive number of hours
 * @source Default (policies/dalian-office.ts)
 */
export function afterWorkingHours(
  from: Date,
  hours: number,
  { hours: spans }: Pick<OfficeRules, 'hours'>,
  calendar: WorkingCalendar,
): Date {
  if (!(hours > 0)) throw new RangeError(`Not a number of working hours: ${hours}`);
  let left = Math.round(hours * HOUR);
  const today = beijingDate(from);
  for (let day = calendar.onOrNextWorkingDay(today); ; day = calendar.nextWorkingDay(day)) {
    for (const span of spans) {
      const begins = Math.max(timeOf(day, span.from), from.getTime());
      const worked = Math.max(timeOf(day, span.to) - begins, 0);
      if (worked >= left) return new Date(begins + left);
      left -= worked;
    }
  }
}

/**
 * How many working days something has waited: those after the day on which it began, up to today; 0 on its first day.
 *
 * @throws CalendarMissingError where it passes through a year without holiday data
 */
export function workingDaysSince(begun: Date, now: Date, calendar: WorkingCalendar): number {
  const today = beijingDate(now);
  let days = 0;
  for (let day = calendar.nextWorkingDay(beijingDate(begun)); day <= today; day = calendar.nextWorkingDay(day))
    days += 1;
  return days;
}

function timeOf(day: CivilDate, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return startOfDay(day).getTime() + hour * HOUR + minute * MINUTE;
}
