import { keptDraft } from '../kept-draft.ts';
import { NOTHING_TYPED, type TypedDecision } from './decision-rules.ts';

function draft(subject: string, taskId: string, storage: Storage) {
  return keptDraft({ form: 'decision', subject, about: taskId }, NOTHING_TYPED, storage);
}

/** Keeps what a person has typed for a task. A queue is worked over days, so it stays on the device. */
export function keepDraft(
  subject: string,
  taskId: string,
  typed: TypedDecision,
  now = Date.now(),
  storage: Storage = localStorage,
): void {
  draft(subject, taskId, storage).keep(typed, now);
}

export function dropDraft(subject: string, taskId: string, storage: Storage = localStorage): void {
  draft(subject, taskId, storage).drop();
}

/** What this person had typed for this task, unless it is seven days old. */
export function draftOf(
  subject: string,
  taskId: string,
  now = Date.now(),
  storage: Storage = localStorage,
): TypedDecision | undefined {
  return draft(subject, taskId, storage).read(now);
}
