import type { withdrawApplicationRoute } from '../../shared/contracts/apply.ts';
import { withdraw } from '../../shared/domain/case/withdraw.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import { REVIEW_KINDS } from '../../shared/domain/task-kind.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { ownApplication } from './own-application.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof withdrawApplicationRoute;

export interface WithdrawApplicationDeps extends TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'write' | 'track' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly now: () => Date;
}

/**
 * Withdraws a case before its payment. One transaction cancels its open review, takes its entry off the notice and
 * gives its annual place back; then the workflow is told.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE once it is being paid or has ended
 */
export async function withdrawApplication(
  { caller, params }: HttpRequest<Route>,
  deps: WithdrawApplicationDeps,
): Promise<Reply<Route>> {
  const { applications, tasks } = deps;
  const { withdrawn, openTask } = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    const openTask = (await tasks.ofCase(application)).find(isOpenReview);
    const at = instantOf(deps.now());
    const change = withdraw(application, { openTask, nextDueAt: later(at, STEP_ALLOWANCE) }, at);
    return { withdrawn: await applications.write(change), openTask };
  });
  await tellWorkflow(openTask?.taskToken, withdrawn, deps);
  return { body: presentApplication(withdrawn) };
}

/** Whether a task is what the case waits for. A complaint about it is not: it is looked into all the same. */
function isOpenReview({ kind, status }: Task): boolean {
  return status === 'OPEN' && REVIEW_KINDS.some((review) => review === kind);
}
