import type * as z from 'zod/mini';
import type { decidedTaskView, TaskView, tasksView } from '../../shared/contracts/review-views.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Decision, Task } from '../../shared/domain/task.ts';
import type { ListedTask } from '../../shared/table/task-store.ts';
import { shownTime } from '../http/shown-time.ts';

/** A task as staff see it; the token stays behind. */
export function presentTask(task: Omit<ListedTask, 'outcome' | 'decidedAt'>, now: Date): TaskView {
  const { taskId, kind, agency, applicationId, status, openedAt, dueAt } = task;
  return {
    taskId,
    kind,
    agency,
    applicationId,
    status,
    openedAt: shownTime(openedAt),
    dueAt: shownTime(dueAt),
    overdue: status === 'OPEN' && dueAt <= instantOf(now),
  };
}

/** A task in a list: of a decision, its outcome and its time. */
export function presentListedTask(task: ListedTask, now: Date): z.input<typeof tasksView>['tasks'][number] {
  const { outcome, decidedAt } = task;
  return {
    ...presentTask(task, now),
    ...(outcome && { outcome }),
    ...(decidedAt && { decidedAt: shownTime(decidedAt) }),
  };
}

/** A task with what was decided, once it is. */
export function presentDecidedTask(task: Task, now: Date): z.input<typeof decidedTaskView> {
  const { extension, decision } = task;
  return {
    ...presentTask(task, now),
    ...(extension && { extension: { ...extension, extendedAt: shownTime(extension.extendedAt) } }),
    ...(decision && { decision: presentDecision(decision) }),
  };
}

export function presentDecision({ outcome, reasons, fields, explanation, note, decidedBy, decidedAt }: Decision) {
  const words = { ...(explanation && { explanation }), ...(note && { note }) };
  return { outcome, reasons, ...(fields && { fields }), ...words, decidedBy, decidedAt: shownTime(decidedAt) };
}
