import type { Decision, Task } from '../task.ts';
import type { SecondLookStage } from '../task-kind.ts';
import type { Application } from './application.ts';
import { type Change, changeBy } from './change.ts';
import { decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';

/**
 * A decision that was sampled, with the task for a second look at it. Both are written at once, so that no decision
 * misses its second look. The case goes on and waits for nothing; it records the sample, so that it can be counted.
 *
 * @source Default
 */
export function withSecondLook(change: Change, stage: SecondLookStage, task: Task): Change {
  const { taskId, agency } = task;
  const secondLooks = [...(change.after.secondLooks ?? []), { taskId, stage, agency }];
  return {
    ...change,
    after: { ...change.after, secondLooks },
    effects: [...change.effects, { kind: 'OPEN_TASK', task }],
  };
}

/** What a second look is compared with, and what follows where it differs. */
export interface SecondLookFacts {
  readonly stage: SecondLookStage;
  /** The decision that was looked at again. */
  readonly first: Pick<Task, 'agency'> & { readonly decision: Decision };
  /** For a supervisor, where the two differ. */
  readonly disagreement: Task;
}

/**
 * Somebody has looked at a decision again. The case stays as it is, whatever the outcome. Where it is another outcome
 * than that of the decision, a supervisor is asked, who may suspend the case or reverse the refusal.
 *
 * Whoever looked again decides no other stage of the case.
 *
 * @source Default
 */
export function decideSecondLook(application: Application, made: StaffDecision, facts: SecondLookFacts): Change {
  const { stage, first, disagreement } = facts;
  const agrees = made.decision.outcome === first.decision.outcome;
  const occurrence = decisionBy('SECOND_LOOK_DECIDED', application, made);
  const opened = agrees ? [] : [{ kind: 'OPEN_TASK', task: disagreement } as const];
  const effects = [...occurrence.effects, ...opened];
  const secondLook = { stage, agency: first.agency, agrees };
  const { taskId } = made.task;
  return changeBy({ ...occurrence, effects, secondLook }, (before, fields) => ({
    ...unmoved(before, fields, made),
    secondLooks: [...(before.secondLooks ?? []).filter((each) => each.taskId !== taskId), { taskId, ...secondLook }],
  }));
}

/** A supervisor has looked into a disagreement. What follows from it is another action. @source Default */
export function decideDisagreement(application: Application, made: StaffDecision): Change {
  return changeBy(decisionBy('DISAGREEMENT_DECIDED', application, made), (before, fields) =>
    unmoved(before, fields, made),
  );
}

/** The phase stays, and so do the form of the case and its due time. Nobody waits for the answer. */
function unmoved(before: Application, fields: object, made: StaffDecision): Application {
  const { deciders } = decidedBy(before, made);
  return { ...before, ...fields, deciders } as Application;
}
