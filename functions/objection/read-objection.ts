import type { ObjectionState, readObjectionRoute } from '../../shared/contracts/objection.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import { isReceiptCode } from '../../shared/domain/receipt-code.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';

type Route = typeof readObjectionRoute;

export interface ReadObjectionDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly objections: Pick<ObjectionStore, 'receipt'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'objection' | 'lastEvent'>;
}

/**
 * What became of an objection, for the holder of its receipt. An unknown id, a missing code and a wrong one have the
 * same answer.
 *
 * @throws ServiceError NOT_FOUND
 */
export async function readObjection(
  { params: { objectionId }, headers }: HttpRequest<Route>,
  deps: ReadObjectionDeps,
): Promise<Reply<Route>> {
  const receipt = await deps.objections.receipt(objectionId);
  if (!receipt || !isReceiptCode(objectionId, headers['x-receipt-code'], receipt.receiptDigest)) {
    throw new ServiceError('NOT_FOUND', 'no such objection, or not this code');
  }
  const application = await deps.applications.byId(receipt.applicationId);
  const objection = await deps.records.objection(application, objectionId);
  if (!objection) throw new ServiceError('NOT_FOUND', 'no such objection any more');
  return { body: await stateOf(objection, application, deps) };
}

async function stateOf(
  { notAdmitted }: Objection,
  application: Application,
  deps: ReadObjectionDeps,
): Promise<ObjectionState> {
  // A repeated objection is heard with the first one of the same person. Its receipt does not tell that there is one:
  // whoever knows a colleague's ID number would learn whether the colleague has objected.
  if (notAdmitted && notAdmitted.ground !== 'REPEATED') {
    return { status: 'NOT_ADMITTED', decidedAt: shownTime(notAdmitted.at) };
  }
  if (application.phase === 'PUBLICISED') return { status: 'RECEIVED' };
  const review = (await deps.tasks.ofCase(application)).filter(({ kind }) => kind === 'OBJECTION_REVIEW');
  const decision = review.map((task) => task.decision).find((made) => made !== undefined);
  if (decision) {
    const outcome = decision.outcome === 'UPHOLD' ? 'UPHELD' : 'DISMISSED';
    return { status: 'DECIDED', outcome, decidedAt: shownTime(decision.decidedAt) };
  }
  if (application.phase !== 'WITHDRAWN') return { status: 'UNDER_REVIEW' };
  const withdrawal = await deps.records.lastEvent(application);
  return {
    status: 'DECIDED',
    outcome: 'CASE_WITHDRAWN',
    ...(withdrawal && { decidedAt: shownTime(withdrawal.at) }),
  };
}
