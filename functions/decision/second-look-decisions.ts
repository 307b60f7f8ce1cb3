import { decideDisagreement, decideSecondLook, withSecondLook } from '../../shared/domain/case/second-look.ts';
import { addDays, beijingDate, endOfDay } from '../../shared/domain/civil-date.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import { roundOfTask, type Task, taskIdOf } from '../../shared/domain/task.ts';
import { SECOND_LOOK_AT, SECOND_LOOK_STAGES, type SecondLookStage } from '../../shared/domain/task-kind.ts';
import type { TaskRequest } from '../../shared/domain/task-request.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { CalendarMissingError, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { Decide, Decided, DecisionDeps, DecisionRequest, DecisionsOfKind } from './decision-request.ts';

/** A second look knows neither the decision nor who made it. @source Default */
export const verificationSecondLookDecisions: DecisionsOfKind = {
  APPROVE: secondLookAt('MANUAL_VERIFICATION'),
  REFUSE: secondLookAt('MANUAL_VERIFICATION'),
};

export const fundSecondLookDecisions: DecisionsOfKind = {
  APPROVE: secondLookAt('FUND_REVIEW'),
  REFUSE: secondLookAt('FUND_REVIEW'),
};

/** The decision stands, or the second look is right: then a suspension or a reversal follows. @source Default */
export const disagreementDecisions: DecisionsOfKind = {
  MAINTAIN: (made, { application }) => decideDisagreement(application, made),
  UPHOLD: (made, { application }) => decideDisagreement(application, made),
};

function secondLookAt(stage: SecondLookStage): Decide {
  return async (made, request, { tasks, calendar }) => {
    const { task, application } = request;
    if (task.request?.kind !== 'SECOND_LOOK') throw new RangeError('a second look at nothing');
    const { decisionOf } = task.request;
    const first = (await tasks.ofCase(application)).find(({ taskId }) => taskId === decisionOf);
    if (!first?.decision) throw new RangeError('a second look at a task that is not decided');
    const about = { kind: 'DISAGREEMENT', decisionOf, secondLook: task.taskId } as const;
    const disagreement = taskAbout(about, 'DISAGREEMENT', request, calendar);
    return decideSecondLook(application, made, {
      stage,
      first: { agency: first.agency, decision: first.decision },
      disagreement,
    });
  };
}

/**
 * What a decision makes, with a second look at it where it is sampled. Which decisions are sampled follows from the id
 * of the case and the stage: a repeated request, or another round of the stage, is sampled alike.
 *
 * The share is that of the policy as it is now. It is no condition of the case, as its terms are.
 *
 * @source policy data (5 %)
 */
export function sampled(
  decided: Decided,
  request: DecisionRequest,
  { calendar, sampleOf }: Pick<DecisionDeps, 'calendar' | 'sampleOf'>,
): Decided {
  const { application, task, body } = request;
  const { applicationId, terms, declaredBy = 1, employer, agency } = application;
  const stage = SECOND_LOOK_STAGES.find((each) => each === task.kind);
  const percent = policyById(terms.policyId)?.secondLook.percent ?? 0;
  const isDecided = body.outcome === 'APPROVE' || body.outcome === 'REFUSE';
  if (!stage || !isDecided || 'admitted' in decided || sampleOf(`${applicationId} ${stage}`) >= percent) return decided;
  const about = { kind: 'SECOND_LOOK', decisionOf: task.taskId, declaredBy, employer, agency } as const;
  return withSecondLook(decided, stage, taskAbout(about, SECOND_LOOK_AT[stage], request, calendar));
}

/** A task of the same agency and of the same round as the task that was decided, so that each has one at most. */
function taskAbout(
  about: TaskRequest,
  kind: Task['kind'],
  { application, task, moment }: DecisionRequest,
  calendar: WorkingCalendar,
): Task {
  const { applicationId } = application;
  return {
    taskId: taskIdOf(applicationId, kind, roundOfTask(task.taskId)),
    kind,
    status: 'OPEN',
    agency: task.agency,
    applicationId,
    openedAt: instantOf(moment),
    dueAt: dueAt(application, moment, calendar),
    request: about,
  };
}

/**
 * 24:00 of the last of the working days after the day. A decision must not fail because of its second look: where
 * holiday data is missing, calendar days stand in, seven for five working days.
 */
function dueAt({ terms }: DecisionRequest['application'], moment: Date, calendar: WorkingCalendar): Instant {
  const workingDays = policyById(terms.policyId)?.secondLook.workingDays ?? 0;
  const day = beijingDate(moment);
  try {
    return instantOf(decisionDueAt(day, workingDays, calendar));
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    return instantOf(endOfDay(addDays(day, Math.ceil((workingDays * 7) / 5))));
  }
}
