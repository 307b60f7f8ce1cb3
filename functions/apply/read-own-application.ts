import type { readOwnApplicationRoute } from '../../shared/contracts/apply.ts';
import { type Application, countedObjections } from '../../shared/domain/case/application.ts';
import type { EventName } from '../../shared/domain/transitions.ts';
import { expectedCourse } from '../../shared/policy/expected-course.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { EVENT_TEXT, objectionReviewText } from './event-text.ts';
import { ownApplication } from './own-application.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof readOwnApplicationRoute;

export interface ReadOwnApplicationDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
  readonly calendar: WorkingCalendar;
}

/**
 * One of the caller's applications with its course: every change of phase, when, and what it means, and the phases that
 * lie before it. Objections have one line together, however many they are.
 */
export async function readOwnApplication(
  { caller, params }: HttpRequest<Route>,
  { applications, records, calendar }: ReadOwnApplicationDeps,
): Promise<Reply<Route>> {
  const application = await ownApplication(caller.idNumber, params.applicationId, applications);
  const trail = await records.trail(application);
  const timeline = trail
    .filter(({ before, after }) => before !== after)
    .map(({ event, after, at }) => ({ phase: after, at: shownTime(at), text: textOf(event, application) }));
  const expected = expectedCourse(application, calendar).map(({ phase, notLaterThan }) => ({
    phase,
    ...(notLaterThan && { notLaterThan: shownTime(notLaterThan) }),
  }));
  return { body: { ...presentApplication(application), timeline, expected } };
}

function textOf(event: EventName, application: Application): string {
  const count = countedObjections(application);
  return event === 'OBJECTION_REVIEW_OPENED' && count > 0 ? objectionReviewText(count) : EVENT_TEXT[event];
}
