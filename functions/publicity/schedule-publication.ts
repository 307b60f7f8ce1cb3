import { CITY_AGENCY, SYSTEM } from '../../shared/domain/actor.ts';
import { type Application, type CaseState, caseStateOf } from '../../shared/domain/application.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { publicityWindow } from '../../shared/policy/publicity-window.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/** The window and the notice of a case whose fund review was approved at a moment. @throws CalendarMissingError */
export function publicationOf(
  { terms, agency }: Pick<Application, 'terms' | 'agency'>,
  approvedAt: Date,
  calendar: WorkingCalendar,
) {
  const { publishAt, closesAt } = publicityWindow(approvedAt, terms, calendar);
  const day = beijingDate(publishAt).replaceAll('-', '');
  return {
    publishAt: instantOf(publishAt),
    closesAt: instantOf(closesAt),
    noticeId: `${agency ?? CITY_AGENCY}-${day}`,
    nextDueAt: later(instantOf(publishAt), STEP_ALLOWANCE),
  };
}

export interface SchedulePublicationDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Sets publication dates where the approval could not: for want of holiday data then, or because the day went by while the
 * case was parked. The window then begins anew, so that it always holds its full working days.
 *
 * @throws CalendarMissingError where there is still no data; the case is parked and an alarm raised
 * @source Guide §3
 */
export async function schedulePublication(
  { applicationId }: { readonly applicationId: string },
  { applications, calendar, now }: SchedulePublicationDeps,
): Promise<CaseState> {
  const application = await applications.byId(applicationId);
  if (application.phase !== 'AWAITING_PUBLICATION' || application.publishAt) return caseStateOf(application);
  const moment = now();
  const approvedAt = application.fundApprovedAt ? dateOf(application.fundApprovedAt) : moment;
  const planned = publicationOf(application, approvedAt, calendar);
  const fields = planned.publishAt > instantOf(moment) ? planned : publicationOf(application, moment, calendar);
  const change = { event: 'PUBLICATION_SCHEDULED', actor: SYSTEM, at: instantOf(moment), fields } as const;
  return caseStateOf(await applications.change(application, change));
}
