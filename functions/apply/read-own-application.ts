import type { readOwnApplicationRoute } from '../../shared/contracts/apply.ts';
import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import { type Application, countedObjections } from '../../shared/domain/case/application.ts';
import { ApplicationNotFoundError, ServiceError } from '../../shared/domain/errors.ts';
import { isWithoutPerson } from '../../shared/domain/retention.ts';
import type { EventName } from '../../shared/domain/transitions.ts';
import { expectedCourse } from '../../shared/policy/expected-course.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agencyChangedText, EVENT_TEXT, objectionReviewText } from './event-text.ts';
import { ownApplication } from './own-application.ts';
import { presentApplication } from './present-application.ts';
import { presentOwnRecovery } from './present-recovery.ts';
import { removalText } from './present-removal.ts';

type Route = typeof readOwnApplicationRoute;

export interface ReadOwnApplicationDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'byId'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
  readonly calendar: WorkingCalendar;
}

/**
 * One of the caller's applications with its course: every change of phase or agency, when, and what it means, and the
 * phases that lie before it. Objections have one line together, however many they are.
 *
 * @throws ServiceError NOT_FOUND; CONTENT_REMOVED for a case that says of nobody any more whose it was
 */
export async function readOwnApplication(
  { caller, params }: HttpRequest<Route>,
  { applications, records, recoveries, calendar }: ReadOwnApplicationDeps,
): Promise<Reply<Route>> {
  const application = await ownOrRemoved(caller.idNumber, params.applicationId, applications);
  const trail = await records.trail(application);
  const timeline = trail
    .filter(({ event, before, after }) => before !== after || SHOWN_IN_ITS_PHASE.has(event))
    .map((event) => ({ phase: event.after, at: shownTime(event.at), text: textOf(event, application) }));
  const expected = expectedCourse(application, calendar).map(({ phase, notLaterThan }) => ({
    phase,
    ...(notLaterThan && { notLaterThan: shownTime(notLaterThan) }),
  }));
  const asked = (await recoveries.ofCase(application)).map(presentOwnRecovery);
  const answer = { ...presentApplication(application), ...(asked.length > 0 && { recoveries: asked }) };
  return { body: { ...answer, timeline, expected } };
}

/** Whose a case without its content was is not known any more: whoever has its id learns when and why it went. */
async function ownOrRemoved(
  idNumber: string,
  applicationId: string,
  applications: ReadOwnApplicationDeps['applications'],
): Promise<Application> {
  try {
    return await ownApplication(idNumber, applicationId, applications);
  } catch (error) {
    const found = await applications.byId(applicationId).catch(unlessNotThere);
    if (!found?.contentRemoved || !isWithoutPerson(found.applicant.idNumber)) throw error;
    const errors = [{ pointer: '', message: removalText(found.contentRemoved) }];
    throw new ServiceError('CONTENT_REMOVED', 'its time is over', { errors });
  }
}

function unlessNotThere(error: unknown): undefined {
  if (!(error instanceof ApplicationNotFoundError)) throw error;
}

/** The events that are news though the phase stays. */
const SHOWN_IN_ITS_PHASE: ReadonlySet<EventName> = new Set(['AGENCY_CHANGED', 'CONTENT_REMOVED']);

function textOf({ event, at }: AuditEvent, application: Application): string {
  if (event === 'AGENCY_CHANGED') {
    const code = application.handovers?.find((handover) => handover.at === at)?.to;
    const agency = policyById(application.terms.policyId)?.agencies.find((each) => each.code === code);
    return agency ? agencyChangedText(agency.name) : EVENT_TEXT[event];
  }
  const count = countedObjections(application);
  return event === 'OBJECTION_REVIEW_OPENED' && count > 0 ? objectionReviewText(count) : EVENT_TEXT[event];
}
