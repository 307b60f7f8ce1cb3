import { addDays, beijingDate } from '../../../shared/domain/civil-date.ts';
import { workingDays } from './working-days.ts';

/** What is counted of a time that is left. */
export type TimeUnit = 'workingDays' | 'days';

/**
 * How many days are left of a time after this day: none on the last one. Null where it is over, and where a year has no
 * holiday data.
 *
 * @param until the first moment after it
 * @example countDaysLeft(new Date('2021-06-18T10:00:00+08:00'), new Date('2021-06-22T00:00:00+08:00'), 'days') // 3
 */
export function countDaysLeft(now: Date, until: Date, unit: TimeUnit): number | null {
  if (now >= until) return null;
  const tomorrow = addDays(beijingDate(now), 1);
  const last = beijingDate(new Date(until.getTime() - 1));
  if (unit === 'workingDays') return workingDays(tomorrow, last);
  let count = 0;
  for (let day = tomorrow; day <= last; day = addDays(day, 1)) count += 1;
  return count;
}
