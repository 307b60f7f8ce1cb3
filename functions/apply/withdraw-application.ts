import type { withdrawApplicationRoute } from '../../shared/contracts/apply.ts';
import { APPLICANT } from '../../shared/domain/actor.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { ownApplication } from './own-application.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof withdrawApplicationRoute;

export interface WithdrawApplicationDeps extends TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'change' | 'amend' | 'whileContended'>;
  readonly tasks: Pick<TaskStore, 'ofCase' | 'cancelWrite'>;
  readonly notices: Pick<NoticeStore, 'countWrite'>;
  readonly now: () => Date;
}

/**
 * Withdraws a case before its payment: its open task is cancelled, its notice entry disappears, its annual place is given
 * back, all in one transaction; then the workflow is told.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE once it is being paid or has ended
 */
export async function withdrawApplication(
  { caller, params }: HttpRequest<Route>,
  deps: WithdrawApplicationDeps,
): Promise<Reply<Route>> {
  const { applications, tasks, notices } = deps;
  const { withdrawn, openTask } = await applications.whileContended(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    const openTask = (await tasks.ofCase(application)).find((task) => task.status === 'OPEN');
    const at = instantOf(deps.now());
    const withdrawn = await applications.change(application, {
      event: 'WITHDRAWN',
      actor: APPLICANT,
      at,
      fields: { nextDueAt: later(at, STEP_ALLOWANCE) },
      also: [
        ...(openTask ? [tasks.cancelWrite(application, openTask)] : []),
        ...(application.phase === 'PUBLICISED' && application.noticeId
          ? [notices.countWrite(application.noticeId, -1)]
          : []),
      ],
    });
    return { withdrawn, openTask };
  });
  await tellWorkflow(openTask?.taskToken, withdrawn, deps);
  return { body: presentApplication(withdrawn) };
}
