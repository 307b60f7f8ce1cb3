import type * as z from 'zod/mini';
import type { decidedTaskView, TaskView, tasksView } from '../../shared/contracts/review-views.ts';
import { type Claim, claimAt } from '../../shared/domain/claim.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Decision, Task } from '../../shared/domain/task.ts';
import type { ListedTask } from '../../shared/table/task-store.ts';
import { shownTime } from '../http/shown-time.ts';

/** A task as staff see it; the token stays behind. */
export function presentTask(task: Omit<Task, 'taskToken'>, now: Date): TaskView {
  const { taskId, kind, agency, applicationId, status, openedAt, dueAt, transfer } = task;
  const claim = claimAt(task, instantOf(now));
  return {
    taskId,
    kind,
    agency,
    applicationId,
    status,
    openedAt: shownTime(openedAt),
    dueAt: shownTime(dueAt),
    overdue: status === 'OPEN' && dueAt <= instantOf(now),
    ...(claim && { assignee: presentClaim(claim) }),
    ...(transfer && { transfer: { ...transfer, at: shownTime(transfer.at) } }),
  };
}

function presentClaim({ staffId, name, lapsesAt }: Claim) {
  return { staffId, ...(name !== undefined && { name }), until: shownTime(lapsesAt) };
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

export function presentDecision(decision: Decision) {
  const { outcome, reasons, fields, explanation, recovery, note, decidedBy, representing, decidedAt } = decision;
  const words = { ...(explanation && { explanation }), ...(recovery && { recovery }), ...(note && { note }) };
  const by = { decidedBy, ...(representing && { representing }) };
  return { outcome, reasons, ...(fields && { fields }), ...words, ...by, decidedAt: shownTime(decidedAt) };
}
