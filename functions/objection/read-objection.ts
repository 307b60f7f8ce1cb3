import type { ObjectionState, readObjectionRoute } from '../../shared/contracts/objection.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { filedAt, type Objection } from '../../shared/domain/objection.ts';
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
  readonly records: Pick<CaseRecordStore, 'objection' | 'trail'>;
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
  const state = objection
    ? await stateOf(objection, application, deps)
    : await complaintState(objectionId, application, deps);
  if (!state) throw new ServiceError('NOT_FOUND', 'no such objection any more');
  return { body: state };
}

async function stateOf(
  objection: Objection,
  application: Application,
  deps: ReadObjectionDeps,
): Promise<ObjectionState> {
  const { notAdmitted } = objection;
  // A repeated objection is heard with the first one of the same person. Its receipt does not tell that there is one:
  // whoever knows a colleague's ID number would learn whether the colleague has objected.
  if (notAdmitted && notAdmitted.ground !== 'REPEATED') {
    return { status: 'NOT_ADMITTED', decidedAt: shownTime(notAdmitted.at) };
  }
  if (application.phase === 'PUBLICISED' && !application.dismissed) return { status: 'RECEIVED' };
  const decisions = (await deps.tasks.ofCase(application)).flatMap(({ kind, decision }) =>
    kind === 'OBJECTION_REVIEW' && decision ? [decision] : [],
  );
  // A case may be reviewed more than once. The first review that ended after it was filed decided the objection.
  const decision = decisions
    .sort((one, other) => one.decidedAt.localeCompare(other.decidedAt))
    .find(({ decidedAt }) => decidedAt >= filedAt(objection));
  if (decision) {
    const outcome = decision.outcome === 'UPHOLD' ? 'UPHELD' : 'DISMISSED';
    return { status: 'DECIDED', outcome, decidedAt: shownTime(decision.decidedAt) };
  }
  if (application.phase === 'PUBLICISED') return { status: 'RECEIVED' };
  const ended = await endOf(application, deps);
  return ended ? { status: 'DECIDED', ...ended } : { status: 'UNDER_REVIEW' };
}

/** A complaint is told by its task, which a supervisor decides. */
async function complaintState(
  complaintId: string,
  application: Application,
  { tasks }: ReadObjectionDeps,
): Promise<ObjectionState | undefined> {
  const task = (await tasks.ofCase(application)).find(
    ({ request }) => request?.kind === 'COMPLAINT' && request.complaintId === complaintId,
  );
  if (!task) return undefined;
  if (!task.decision) return { status: 'RECEIVED' };
  const { outcome, decidedAt } = task.decision;
  return { status: 'DECIDED', outcome: outcome === 'UPHOLD' ? 'UPHELD' : 'DISMISSED', decidedAt: shownTime(decidedAt) };
}

/** How the case ended without a decision on the objection; undefined where it goes on. */
async function endOf(application: Application, { records }: ReadObjectionDeps) {
  if (application.phase === 'REJECTED') {
    return { outcome: 'CASE_REVOKED', decidedAt: shownTime(application.refusedAt) } as const;
  }
  if (application.phase !== 'WITHDRAWN') return undefined;
  const withdrawal = (await records.trail(application)).find(({ event }) => event === 'WITHDRAWN');
  return { outcome: 'CASE_WITHDRAWN', ...(withdrawal && { decidedAt: shownTime(withdrawal.at) }) } as const;
}
