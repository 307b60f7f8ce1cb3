import type { Task } from '../domain/task.ts';
import { taskIndexKeys, taskKey } from './keys.ts';

/** A task as an item. What a list shows of a decision stands beside it, because an index cannot take a part of it. */
export function taskItem(idNumber: string, task: Task): Readonly<Record<string, unknown>> {
  const { decision } = task;
  return {
    ...taskKey(idNumber, task.taskId),
    ...task,
    ...(decision && { outcome: decision.outcome, decidedAt: decision.decidedAt }),
    ...taskIndexKeys(task),
  };
}
