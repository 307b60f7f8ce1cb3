import type { DecisionBody, decideTaskRoute } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { recoveryOrderOf } from '../../shared/domain/recovery.ts';
import type { Decision, Task } from '../../shared/domain/task.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { decideCase } from '../decision/decide-case.ts';
import type { DecisionDeps } from '../decision/decision-request.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { requireNoObjector } from './explanation.ts';
import { type MayDecideDeps, requireDecidingRole, requireUnbarred } from './may-decide.ts';
import { presentDecidedTask } from './present-task.ts';
import { profileOf } from './profile-of.ts';
import { staffTask } from './staff-case.ts';

type Route = typeof decideTaskRoute;

export interface StoreDecisionDeps extends DecisionDeps, MayDecideDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'admit' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId' | 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'findings' | 'objections' | 'objectionsToPerson'>;
}

export interface DecideTaskDeps extends StoreDecisionDeps, TellWorkflowDeps {
  readonly delegations: StoreDecisionDeps['delegations'] & Pick<DelegationStore, 'remember'>;
  readonly applications: StoreDecisionDeps['applications'] & TellWorkflowDeps['applications'];
}

/**
 * Takes a staff decision. It is stored first, in one transaction with the change of phase it means; then the workflow
 * is told.
 *
 * @throws ServiceError as storeDecision
 */
export async function decideTask(request: HttpRequest<Route>, deps: DecideTaskDeps): Promise<Reply<Route>> {
  const { task, after } = await storeDecision(request, deps);
  // Where no run waits for the answer, the decision has set when the next thing must have happened.
  await Promise.all([
    after && task.taskToken !== undefined && tellWorkflow(task.taskToken, after, deps),
    deps.delegations.remember(profileOf(request.caller, deps)),
  ]);
  return { body: presentDecidedTask(task, deps.now()) };
}

/**
 * Stores a staff decision, in one transaction with the change that it means.
 *
 * The same decision again answers as the first time, so a caller may repeat a request whose answer was lost.
 *
 * @returns the decided task, and the case after it; no case where the task was decided before
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, OWN_OBJECTION, SECOND_STAGE,
 *   DEPUTY_BARRED; VALIDATION; INCOMPLETE; CORRECTIONS_USED_UP; DECIDED_OTHERWISE; WRONG_PHASE where the task was
 *   cancelled
 * @source Guide §2, §3; domain rules, People
 */
export async function storeDecision(
  { caller, params, body }: Pick<HttpRequest<Route>, 'caller' | 'params' | 'body'>,
  deps: StoreDecisionDeps,
): Promise<{ readonly task: Task; readonly after?: Application }> {
  const { applications, tasks, records } = deps;
  return applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    const moment = deps.now();
    requireDecidingRole(caller, task);
    if (task.status === 'CANCELLED') throw new ServiceError('WRONG_PHASE', 'the task was cancelled');
    if (task.decision) {
      requireSame(task.decision, body);
      return { task };
    }
    const decider = { person: deps.personOf(caller.idNumber), staffId: caller.subject };
    const represented = await requireUnbarred(caller, { application, task }, deps);
    if (body.explanation) {
      const ofCase = await tasks.ofCase(application);
      requireNoObjector(body.explanation, await records.objectionsToPerson(application), ofCase);
    }
    const { decision, decided } = await decideCase({ body, decider, represented, task, application, moment }, deps);
    const after = 'admitted' in decided ? await applications.admit(decided) : await applications.write(decided);
    return { task: { ...task, status: 'DECIDED', decision }, after };
  });
}

/**
 * A task that is decided takes the same decision again: same outcome, same reasons, same fields, by any member of
 * staff.
 *
 * @throws ServiceError DECIDED_OTHERWISE
 */
function requireSame(made: Decision, body: DecisionBody): void {
  const reasons = [...new Set(body.reasons)];
  const sameReasons = reasons.length === 0 || reasons.sort().join() === [...made.reasons].sort().join();
  const fields = (of: readonly string[] = []) => [...new Set(of)].sort().join();
  const order = body.recovery && recoveryOrderOf(body.recovery);
  const sameOrder = JSON.stringify(made.recovery && recoveryOrderOf(made.recovery)) === JSON.stringify(order);
  if (made.outcome !== body.outcome || !sameReasons || !sameOrder || fields(made.fields) !== fields(body.fields)) {
    throw new ServiceError('DECIDED_OTHERWISE', 'decided before');
  }
}
