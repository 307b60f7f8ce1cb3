import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Application } from '../domain/case/application.ts';
import type { Publication } from '../domain/case/staff-decision.ts';
import { atHour, beijingDate, endOfDay } from '../domain/civil-date.ts';
import { instantOf } from '../domain/instant.ts';
import type { Terms } from '../domain/terms.ts';
import { payoutAt } from './due-dates.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** When a notice entry is visible: from `publishAt`, included, to `closesAt`, excluded. */
export interface PublicityWindow {
  readonly publishAt: Date;
  readonly closesAt: Date;
}

/**
 * When an application approved at an instant is on the public notice.
 *
 * It appears at the publication hour of the working day after the day of approval in Beijing.
 * The publication day is not counted; the entry closes at 24:00 of the last of the working days that follow it.
 *
 * @example approval on 2021-09-27 // from 2021-09-28 09:00 to 24:00 of 2021-10-11
 * @throws CalendarMissingError where it reaches a year without holiday data
 * @source Guide §3; length and hour are policy data
 */
export function publicityWindow(
  approvedAt: Date,
  terms: Pick<Terms, 'publicityWorkingDays' | 'publishAtHour'>,
  calendar: WorkingCalendar,
): PublicityWindow {
  const publicationDay = calendar.nextWorkingDay(beijingDate(approvedAt));
  return {
    publishAt: atHour(publicationDay, terms.publishAtHour),
    closesAt: endOfDay(calendar.addWorkingDays(publicationDay, terms.publicityWorkingDays)),
  };
}

/**
 * The notice and the window of a case whose fund review was approved at an instant. A notice has one agency and one
 * day.
 *
 * @throws CalendarMissingError where the window reaches a year without holiday data
 * @source Guide §3
 */
export function publicationOf(
  { terms, agency }: Pick<Application, 'terms' | 'agency'>,
  approvedAt: Date,
  calendar: WorkingCalendar,
): Publication {
  const { publishAt, closesAt } = publicityWindow(approvedAt, terms, calendar);
  const payAt = payoutAt(closesAt, terms, calendar);
  const day = beijingDate(publishAt).replaceAll('-', '');
  return {
    noticeId: `${agency ?? CITY_AGENCY}-${day}`,
    publishAt: instantOf(publishAt),
    closesAt: instantOf(closesAt),
    payAt: instantOf(payAt),
  };
}
