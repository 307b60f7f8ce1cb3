import type { DecisionBody, decideTaskRoute } from '../../shared/contracts/review.ts';
import { hasDecidedOtherStage } from '../../shared/domain/case/decider.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { type Decision, ROLE_FOR_KIND, type Task } from '../../shared/domain/task.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { DocumentNumberStore } from '../../shared/table/document-number-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { decideCase } from './decide-case.ts';
import { requireNoObjector } from './explanation.ts';
import { requireNotObjector } from './own-objection.ts';
import { presentDecidedTask } from './present-task.ts';
import { staffTask } from './staff-case.ts';

type Route = typeof decideTaskRoute;

export interface DecideTaskDeps extends TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objections' | 'objectionsToPerson'>;
  readonly documentNumbers: Pick<DocumentNumberStore, 'take'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

/**
 * Takes a staff decision. It is stored first, in one transaction with the change of phase it means; then the workflow
 * is told.
 *
 * The same decision again answers as the first time, so a caller may repeat a request whose answer was lost.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, OWN_OBJECTION, SECOND_STAGE; VALIDATION;
 *   INCOMPLETE; CORRECTIONS_USED_UP; DECIDED_OTHERWISE; WRONG_PHASE where the task was cancelled
 * @source Guide §2, §3; domain rules, People
 */
export async function decideTask(request: HttpRequest<Route>, deps: DecideTaskDeps): Promise<Reply<Route>> {
  const { caller, params, body } = request;
  const { applications, tasks, records, documentNumbers, calendar } = deps;
  return applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    const moment = deps.now();
    if (!caller.roles.includes(ROLE_FOR_KIND[task.kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
    if (task.status === 'CANCELLED') throw new ServiceError('WRONG_PHASE', 'the task was cancelled');
    if (task.decision) return answerAgain(task, task.decision, body, moment);
    const decider = { person: deps.personOf(caller.idNumber), staffId: caller.subject };
    if (hasDecidedOtherStage(application.deciders, task.kind, decider)) {
      throw new ServiceError('SECOND_STAGE', 'decided another stage');
    }
    if (task.kind === 'OBJECTION_REVIEW') requireNotObjector(caller, await records.objections(application));
    if (body.explanation) requireNoObjector(body.explanation, await records.objectionsToPerson(application));
    const made = { body, decider, task, application, moment, calendar, documentNumbers };
    const { decision, change } = await decideCase(made);
    const decided = await applications.write(change);
    // Where no run waits for the answer, the decision has set when the next thing must have happened.
    if (task.taskToken !== undefined) await tellWorkflow(task.taskToken, decided, deps);
    return { body: presentDecidedTask({ ...task, status: 'DECIDED', decision }, moment) };
  });
}

/**
 * Answers the same decision again: same outcome, same reasons, same fields, by any member of staff.
 *
 * @throws ServiceError DECIDED_OTHERWISE
 */
function answerAgain(task: Task, made: Decision, body: DecisionBody, moment: Date): Reply<Route> {
  const reasons = [...new Set(body.reasons)];
  const sameReasons = reasons.length === 0 || reasons.sort().join() === [...made.reasons].sort().join();
  const fields = (of: readonly string[] = []) => [...new Set(of)].sort().join();
  if (made.outcome !== body.outcome || !sameReasons || fields(made.fields) !== fields(body.fields)) {
    throw new ServiceError('DECIDED_OTHERWISE', 'decided before');
  }
  return { body: presentDecidedTask(task, moment) };
}
