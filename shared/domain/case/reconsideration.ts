import type { Actor } from '../actor.ts';
import { ServiceError } from '../errors.ts';
import type { Reconsideration } from '../remedy.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { type Change, changeBy } from './change.ts';
import { decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';

/**
 * The applicant asks the agency to reconsider a refusal (复核): once for each refusal, within its days.
 *
 * @param task for a supervisor who decided nothing in the case, with the statement
 * @param by the applicant, or who keyed it at the counter
 * @throws ServiceError WRONG_PHASE where nothing was refused, or the refusal has fallen; ALREADY_RECONSIDERED
 * @source policy data (15 days)
 */
export function requestReconsideration(application: Application, task: Task, by: Actor): Change {
  if (application.phase === 'REJECTED') {
    if (application.overturned) throw new ServiceError('WRONG_PHASE', 'the refusal has fallen');
    if (application.reconsideration) throw new ServiceError('ALREADY_RECONSIDERED', 'asked for before');
  }
  const { taskId: reconsiderationId, openedAt: at, dueAt } = task;
  const effects = [{ kind: 'OPEN_TASK', task }] as const;
  return changeBy({ application, event: 'RECONSIDERATION_REQUESTED', actor: by, at, effects }, (before, fields) => ({
    ...before,
    ...fields,
    reconsideration: { reconsiderationId, requestedAt: at, dueAt },
    nextDueAt: dueAt,
  }));
}

/** The refusal stands. @source policy data (15 days) */
export function maintainRefusal(application: Application, made: StaffDecision): Change {
  const { explanation, decidedAt } = made.decision;
  return changeBy(decisionBy('REFUSAL_MAINTAINED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(application, made),
    reconsideration: decided(before.reconsideration, { outcome: 'MAINTAIN', explanation, decidedAt }),
    nextDueAt: undefined,
    // It was overdue; now it is decided.
    attention: undefined,
  }));
}

/** What was decided on a reconsideration; nothing where none was asked for. */
export function decided(
  reconsideration: Reconsideration | undefined,
  decision: Pick<Reconsideration, 'outcome' | 'explanation' | 'decidedAt'>,
): Reconsideration | undefined {
  return reconsideration && { ...reconsideration, ...decision };
}

/**
 * A supervisor of the city has a decision at hand on which the refusal falls. A second one confirms it.
 *
 * @throws ServiceError WRONG_PHASE where nothing was refused, or the refusal has fallen
 */
export function proposeReversal(application: Application, task: Task, staffId: string): Change {
  if (application.phase === 'REJECTED' && application.overturned) {
    throw new ServiceError('WRONG_PHASE', 'the refusal has fallen');
  }
  const effects = [{ kind: 'OPEN_TASK', task }] as const;
  return changeBy(
    { application, event: 'REVERSAL_PROPOSED', actor: { kind: 'staff', staffId }, at: task.openedAt, effects },
    (before, fields) => ({ ...before, ...fields }),
  );
}

/** The second supervisor does not confirm it: the refusal stands. */
export function declineReversal(application: Application, made: StaffDecision): Change {
  const { deciders } = decidedBy(application, made);
  // A reconsideration may be open, so the next thing is due as before.
  return changeBy(decisionBy('REVERSAL_DECLINED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    deciders,
  }));
}
