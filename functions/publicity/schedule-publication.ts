import type { Application } from '../../shared/domain/case/application.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { schedulePublication as schedule } from '../../shared/domain/case/publicity.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { publicationOf } from '../../shared/policy/publicity-window.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

export interface SchedulePublicationDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Sets the publication dates where the approval could not, because the year had no holiday data then. Where the planned
 * day has passed meanwhile the window begins anew, so that it always has all its working days.
 *
 * @throws CalendarMissingError where there is still no data; the case is parked and an alarm raised
 * @source Guide §3
 */
export async function schedulePublication(
  { applicationId }: { readonly applicationId: string },
  { applications, calendar, now }: SchedulePublicationDeps,
): Promise<CaseState> {
  const application = await applications.byId(applicationId);
  if (application.phase !== 'AWAITING_PUBLICATION' || application.stage === 'scheduled')
    return caseStateOf(application);
  const moment = now();
  const planned = publicationOf(application, dateOf(application.fundApprovedAt), calendar);
  const isToCome = planned.publishAt > instantOf(moment);
  const change = isToCome ? scheduled(application, planned, moment) : scheduleAnew(application, moment, calendar);
  return caseStateOf(await applications.write(change));
}

/** New publication dates, counted from this moment. @throws CalendarMissingError */
export function scheduleAnew(application: Application, moment: Date, calendar: WorkingCalendar): Change {
  return scheduled(application, publicationOf(application, moment, calendar), moment);
}

function scheduled(application: Application, publication: ReturnType<typeof publicationOf>, moment: Date): Change {
  const nextDueAt = later(publication.publishAt, STEP_ALLOWANCE);
  return schedule(application, { ...publication, nextDueAt }, instantOf(moment));
}
