import { addDays, beijingDate } from '../../../shared/domain/civil-date.ts';
import { workingDays } from '../wait/working-days.ts';

interface PublicityPeriod {
  readonly publishAt: Date;
  readonly closesAt: Date;
}

/**
 * How many working days of a publicity period have begun, and how many it has. The day of the publication is not
 * counted. Null outside the period, and where a year has no holiday data.
 *
 * @source Guide §3
 */
export function publicityDay(now: Date, { publishAt, closesAt }: PublicityPeriod) {
  if (now < publishAt || now >= closesAt) return null;
  const first = addDays(beijingDate(publishAt), 1);
  const day = workingDays(first, beijingDate(now));
  const total = workingDays(first, beijingDate(new Date(closesAt.getTime() - 1)));
  return day === null || total === null ? null : { day, total };
}
