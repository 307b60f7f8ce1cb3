import type { releaseTaskRoute } from '../../shared/contracts/sharing.ts';
import { claimAt } from '../../shared/domain/claim.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { ClaimStore } from '../../shared/table/task-claims.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentTask } from '../review/present-task.ts';
import { requireKeying } from '../review/staff-access.ts';
import { staffTask } from '../review/staff-case.ts';
import { requireHolder, requireOpen } from './require-open.ts';

type Route = typeof releaseTaskRoute;

export interface ReleaseTaskDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId'>;
  readonly claims: Pick<ClaimStore, 'assign'>;
  readonly delegations: Pick<DelegationStore, 'endingFrom'>;
  readonly now: () => Date;
}

/**
 * Gives a claimed task back to all who may decide it. Where nobody works on it, nothing changes: the same release again
 * answers as the first time.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE for an auditor, WRONG_AGENCY, OWN_APPLICATION; NOT_CLAIMANT where a
 *   colleague works on it; WRONG_PHASE where it is no longer open
 */
export async function releaseTask(
  { caller, params }: HttpRequest<Route>,
  deps: ReleaseTaskDeps,
): Promise<Reply<Route>> {
  const { applications, tasks, claims, now } = deps;
  const released = await applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    requireKeying(caller);
    requireOpen(task);
    if (!claimAt(task, instantOf(now()))) return task;
    await requireHolder(caller, task, deps);
    return claims.assign(application, task, {});
  });
  return { body: presentTask(released, now()) };
}
