import type { DecisionBody, decideTaskRoute } from '../../shared/contracts/review.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Decision, ROLE_FOR_KIND, type Task } from '../../shared/domain/task.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { decisionEffect } from './decision-effect.ts';
import { presentDecidedTask } from './present-task.ts';
import { staffTask } from './staff-case.ts';

type Route = typeof decideTaskRoute;

export interface DecideTaskDeps extends TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change' | 'amend' | 'whileContended'>;
  readonly tasks: Pick<TaskStore, 'byId' | 'decideWrite'>;
  readonly now: () => Date;
}

/**
 * Takes a staff decision: stored first, with the change of phase it means, in one transaction; then the workflow is told.
 *
 * The same decision again answers as the first time, so that a caller may repeat what may have been lost.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, SECOND_STAGE; VALIDATION; DECIDED_OTHERWISE;
 *   WRONG_PHASE where the task was cancelled
 * @source Guide §2, §3; domain rules, People
 */
export async function decideTask(request: HttpRequest<Route>, deps: DecideTaskDeps): Promise<Reply<Route>> {
  const { caller, params, body } = request;
  const { applications, tasks } = deps;
  return applications.whileContended(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    const moment = deps.now();
    if (!caller.roles.includes(ROLE_FOR_KIND[task.kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
    if (task.status === 'CANCELLED') throw new ServiceError('WRONG_PHASE', 'the task was cancelled');
    if (task.decision) return answerAgain(task, task.decision, body, moment);
    if (application.deciders.includes(caller.subject)) throw new ServiceError('SECOND_STAGE', 'decided another stage');
    return storeDecision(application, task, request, moment, deps);
  });
}

async function storeDecision(
  application: Application,
  task: Task,
  { body, caller }: HttpRequest<Route>,
  moment: Date,
  deps: DecideTaskDeps,
): Promise<Reply<Route>> {
  const { event, reasons, fields } = decisionEffect(body, task, application, moment, deps.calendar);
  const decision: Decision = {
    outcome: body.outcome,
    reasons: [...reasons],
    ...(body.note && { note: body.note }),
    decidedBy: caller.subject,
    decidedAt: instantOf(moment),
  };
  const actor: Actor = { kind: 'staff', staffId: caller.subject };
  const decided = await deps.applications.change(application, {
    event,
    actor,
    at: decision.decidedAt,
    fields: { ...fields, deciders: [...application.deciders, caller.subject] },
    also: [deps.tasks.decideWrite(application, task, decision)],
  });
  await tellWorkflow(task.taskToken, decided, deps);
  return { body: presentDecidedTask({ ...task, status: 'DECIDED', decision }, moment) };
}

/** The same decision is the same outcome for the same reasons, whoever says it. @throws ServiceError DECIDED_OTHERWISE */
function answerAgain(task: Task, made: Decision, body: DecisionBody, moment: Date): Reply<Route> {
  const reasons = [...new Set(body.reasons)];
  const sameReasons = reasons.length === 0 || reasons.sort().join() === [...made.reasons].sort().join();
  if (made.outcome !== body.outcome || !sameReasons) {
    throw new ServiceError('DECIDED_OTHERWISE', 'decided before');
  }
  return { body: presentDecidedTask(task, moment) };
}
