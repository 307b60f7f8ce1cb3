import type { routes } from '../../shared/contracts/routes.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import { EVENT_TEXT } from '../present/event-text.ts';
import { presentApplication, shownTime } from '../present/present-application.ts';
import type { Reply } from '../runtime/http-handler.ts';
import type { HttpRequest } from '../runtime/http-request.ts';
import { ownApplication } from './own-application.ts';

type Route = typeof routes.readOwnApplication;

export interface ReadOwnApplicationDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
}

/** One of the caller's applications with its course: every change of phase, when, and what it means. */
export async function readOwnApplication(
  { caller, params }: HttpRequest<Route>,
  { applications, records }: ReadOwnApplicationDeps,
): Promise<Reply<Route>> {
  const application = await ownApplication(caller.idNumber, params.applicationId, applications);
  const trail = await records.trail(application);
  const timeline = trail
    .filter(({ before, after }) => before !== after)
    .map(({ event, after, at }) => ({ phase: after, at: shownTime(at), text: EVENT_TEXT[event] }));
  return { body: { ...presentApplication(application), timeline } };
}
