import { addDays, beijingDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

interface PublicityPeriod {
  readonly publishAt: Date;
  readonly closesAt: Date;
}

/**
 * How many working days of a publicity period have begun, and how many it has. The day of the publication is not
 * counted. Null outside the period, and where a year has no holiday data: a day is never guessed.
 *
 * @source Guide §3
 */
export function publicityDay(now: Date, { publishAt, closesAt }: PublicityPeriod) {
  if (now < publishAt || now >= closesAt) return null;
  const first = addDays(beijingDate(publishAt), 1);
  const last = beijingDate(new Date(closesAt.getTime() - 1));
  try {
    return { day: workingDays(first, beijingDate(now)), total: workingDays(first, last) };
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}

function workingDays(first: CivilDate, last: CivilDate): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (chineseCalendar.isWorkingDay(day)) count += 1;
  return count;
}
