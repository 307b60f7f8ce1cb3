import type { Task } from '../domain/task.ts';
import { taskIndexKeys, taskKey } from './keys.ts';

/** A task as an item. What a list shows of a decision stands beside it, because an index cannot take a part of it. */
export function taskItem(idNumber: string, task: Task): Readonly<Record<string, unknown>> {
  const { decision, claim, ...rest } = task;
  return {
    ...taskKey(idNumber, task.taskId),
    ...rest,
    ...(decision && { decision }),
    // A claim orders the work that is still to be done.
    ...(claim && task.status === 'OPEN' && { claim }),
    ...(decision && { outcome: decision.outcome, decidedAt: decision.decidedAt }),
    ...taskIndexKeys(task),
  };
}

/**
 * Holds while a task is open, and claim and agency are as they were read. Each writer of a whole task needs it, or
 * would undo a claim that came between. One that moves the task also raises the version.
 */
export function openAsRead({ claimVersion }: Task) {
  const asRead = claimVersion === undefined ? 'attribute_not_exists(claimVersion)' : 'claimVersion = :claimVersion';
  return {
    condition: `#status = :open AND ${asRead}`,
    names: { '#status': 'status' },
    values: { ':open': 'OPEN', ...(claimVersion !== undefined && { ':claimVersion': claimVersion }) },
  };
}
