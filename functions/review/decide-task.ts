import type { DecisionBody, decideTaskRoute } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { hasDecidedOtherStage } from '../../shared/domain/case/decider.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { Decision, Task } from '../../shared/domain/task.ts';
import { ROLE_FOR_KIND, type TaskKind } from '../../shared/domain/task-kind.ts';
import type { AskedBy } from '../../shared/domain/task-request.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { decideCase } from '../decision/decide-case.ts';
import type { DecisionDeps } from '../decision/decision-request.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { requireNoObjector } from './explanation.ts';
import { requireNotComplainant, requireNotObjector } from './own-objection.ts';
import { presentDecidedTask } from './present-task.ts';
import { staffTask } from './staff-case.ts';

type Route = typeof decideTaskRoute;

export interface StoreDecisionDeps extends DecisionDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'admit' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId' | 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'findings' | 'objections' | 'objectionsToPerson'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

export interface DecideTaskDeps extends StoreDecisionDeps, TellWorkflowDeps {
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
  if (after && task.taskToken !== undefined) await tellWorkflow(task.taskToken, after, deps);
  return { body: presentDecidedTask(task, deps.now()) };
}

/**
 * Stores a staff decision, in one transaction with the change that it means.
 *
 * The same decision again answers as the first time, so a caller may repeat a request whose answer was lost.
 *
 * @returns the decided task, and the case after it; no case where the task was decided before
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, OWN_OBJECTION, SECOND_STAGE; VALIDATION;
 *   INCOMPLETE; CORRECTIONS_USED_UP; DECIDED_OTHERWISE; WRONG_PHASE where the task was cancelled
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
    if (!caller.roles.includes(ROLE_FOR_KIND[task.kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
    if (task.status === 'CANCELLED') throw new ServiceError('WRONG_PHASE', 'the task was cancelled');
    if (task.decision) {
      requireSame(task.decision, body);
      return { task };
    }
    const decider = { person: deps.personOf(caller.idNumber), staffId: caller.subject };
    if (hasDecidedOtherStage(application.deciders, task.kind, decider)) {
      throw new ServiceError('SECOND_STAGE', 'decided another stage');
    }
    const asked = REMEDIES.has(task.kind) ? await tasks.ofCase(application) : [task];
    if (asked.some((each) => isAskedBy(each, decider))) throw new ServiceError('SECOND_STAGE', 'asked for it');
    if (SETTLES_OBJECTIONS.has(task.kind)) requireNotObjector(caller, await records.objections(application));
    requireNotComplainant(caller, task);
    if (body.explanation) {
      const ofCase = await tasks.ofCase(application);
      requireNoObjector(body.explanation, await records.objectionsToPerson(application), ofCase);
    }
    const { decision, decided } = await decideCase({ body, decider, task, application, moment }, deps);
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
  if (made.outcome !== body.outcome || !sameReasons || fields(made.fields) !== fields(body.fields)) {
    throw new ServiceError('DECIDED_OTHERWISE', 'decided before');
  }
}

/** The kinds whose decision is also an answer to the objections: a revoked approval leaves nothing to object to. */
const SETTLES_OBJECTIONS: ReadonlySet<TaskKind> = new Set(['OBJECTION_REVIEW', 'SUSPENSION_REVIEW']);

/** Whoever decides these had no part in the case before: not even by pulling its entry. */
const REMEDIES: ReadonlySet<TaskKind> = new Set(['RECONSIDERATION', 'REVERSAL']);

/** Whether a task was put before staff by the same person or account, as a suspension by who pulled the entry. */
function isAskedBy({ request }: Task, { person, staffId }: AskedBy): boolean {
  const askedBy = request && 'askedBy' in request ? request.askedBy : undefined;
  return askedBy !== undefined && (askedBy.person === person || askedBy.staffId === staffId);
}
