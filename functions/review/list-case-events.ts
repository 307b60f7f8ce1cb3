import type { listCaseEventsRoute } from '../../shared/contracts/review.ts';
import { type AuditEvent, isUnbroken } from '../../shared/domain/audit-event.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { staffCase } from './staff-case.ts';

type Route = typeof listCaseEventsRoute;

export interface ListCaseEventsDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
}

/**
 * The audit trail of a case, oldest first: who, what, when, phase before and after; and whether its hash chain is
 * intact.
 */
export async function listCaseEvents(
  { caller, params }: HttpRequest<Route>,
  { applications, records }: ListCaseEventsDeps,
): Promise<Reply<Route>> {
  const application = await staffCase(caller, params.applicationId, applications);
  const trail = await records.trail(application);
  const events = trail.map(({ sequence, event, at, actor, before, after, hash, previousHash }) => ({
    sequence,
    event,
    at: shownTime(at),
    who: actor,
    before,
    after,
    hash,
    previousHash,
  }));
  return { body: { events, unbroken: isUnbroken(trail) && (await isWhole(application, trail, applications)) } };
}

/** The case holds the hash of its last event and their number, so a trail that was cut off or extended is noticed. */
async function isWhole(
  { applicationId, eventCount, lastEventHash }: Application,
  trail: readonly AuditEvent[],
  applications: ListCaseEventsDeps['applications'],
): Promise<boolean> {
  if (trail[eventCount - 1]?.hash !== lastEventHash) return false;
  // A longer trail is fine only where the case itself has moved on since it was read.
  return trail.length === eventCount || trail.length <= (await applications.byId(applicationId)).eventCount;
}
