import type { reconsiderRefusalRoute, requestReconsiderationRoute } from '../../shared/contracts/remedy.ts';
import { APPLICANT } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { requestReconsideration as request } from '../../shared/domain/case/reconsideration.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { reconsiderationUntil } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type IdempotencyRecord, idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Key } from '../../shared/table/keys.ts';
import type { Write } from '../../shared/table/table.ts';
import { ownApplication } from '../apply/own-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { shownTime } from '../http/shown-time.ts';
import { reconsiderationTask } from './open-reconsideration.ts';

type Route = typeof requestReconsiderationRoute;
type ReceiptRoute = typeof reconsiderRefusalRoute;

export interface RequestReconsiderationDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'refusedUnder' | 'write' | 'retryOnConflict'>;
  readonly idempotency: {
    readonly read: (key: Key) => Promise<IdempotencyRecord | undefined>;
    readonly write: (record: IdempotencyRecord) => Write;
  };
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * The applicant asks the agency to reconsider a refusal (复核): of an application, or of a submission, by the number of
 * its receipt. Once for each refusal, within its days.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE where nothing was refused, or the refusal has fallen; TIME_OVER;
 *   ALREADY_RECONSIDERED; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source policy data (15 days)
 */
export async function requestReconsideration(
  { caller, params, body, idempotencyKey }: HttpRequest<Route>,
  deps: RequestReconsiderationDeps,
): Promise<Reply<Route>> {
  const { applicationId: id } = params;
  const moment = deps.now();
  const hash = requestHash('requestReconsideration', { id, ...body });
  const key = idempotencyKeyOf(caller.subject, idempotencyKey);
  return deps.applications.retryOnConflict(async () => {
    const earlier = key && replayOf(await deps.idempotency.read(key), hash, moment);
    if (earlier) return earlier;
    const application = await ownRefused(caller.idNumber, id, deps);
    requireInTime(application, moment);
    const task = reconsiderationTask(application, body, moment, deps.calendar);
    const answer = { reconsiderationId: task.taskId, dueAt: shownTime(task.dueAt) };
    const kept = { requestHash: hash, status: 201, text: JSON.stringify(answer) };
    await deps.applications.write(request(application, task, APPLICANT), [
      ...(key ? [deps.idempotency.write(idempotencyRecord(key, kept, moment))] : []),
    ]);
    return { body: answer };
  });
}

/** The same, of a submission that was refused at once. */
export function reconsiderRefusal(
  { params, ...rest }: HttpRequest<ReceiptRoute>,
  deps: RequestReconsiderationDeps,
): Promise<Reply<ReceiptRoute>> {
  return requestReconsideration({ ...rest, params: { applicationId: params.receiptNumber } }, deps);
}

/** @throws ServiceError NOT_FOUND where the caller has neither an application nor a receipt of this number */
async function ownRefused(
  idNumber: string,
  id: string,
  { applications }: RequestReconsiderationDeps,
): Promise<Application> {
  return (await applications.refusedUnder(idNumber, id)) ?? ownApplication(idNumber, id, applications);
}

/** @throws ServiceError TIME_OVER */
function requireInTime(application: Application, moment: Date): void {
  if (application.phase !== 'REJECTED') return;
  const remedies = policyById(application.terms.policyId)?.remedies;
  if (remedies && moment >= reconsiderationUntil(dateOf(application.refusedAt), remedies)) {
    throw new ServiceError('TIME_OVER', 'the time for a reconsideration is over');
  }
}
