import * as z from 'zod/mini';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { WriteConflictError } from '../../shared/domain/errors.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import { type Task, taskIdOf } from '../../shared/domain/task.ts';
import { REVIEW_KINDS } from '../../shared/domain/task-kind.ts';
import { plannedDue } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { waitingCaseInput } from '../workflow/step-input.ts';
import type { Workflow } from '../workflow/workflow.ts';

export const openReviewTaskInput = z.extend(waitingCaseInput, { kind: z.enum(REVIEW_KINDS) });
type Input = z.output<typeof openReviewTaskInput>;

export interface OpenReviewTaskDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'versionWrite' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'ofCase' | 'openWrite'>;
  readonly write: (writes: readonly Write[]) => Promise<{ readonly outcome: 'written' | 'cancelled' }>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Opens a task for staff and keeps the token that their decision will answer. A later run of the workflow finds the
 * task open and replaces the token. A stage that is decided again, as after a correction, is a further round with a
 * task of its own. Where the case is in another phase by now, the token is answered at once.
 *
 * @throws CalendarMissingError where the decision would be due in a year without holiday data
 */
export async function openReviewTask(input: Input, deps: OpenReviewTaskDeps): Promise<void> {
  const { applications, tasks } = deps;
  await applications.retryOnConflict(async () => {
    const application = await applications.byId(input.applicationId);
    if (application.phase !== input.kind) return deps.workflow.answer(input.taskToken, application);
    const earlier = (await tasks.ofCase(application)).filter(({ kind }) => kind === input.kind);
    const open = earlier.find(({ status }) => status === 'OPEN');
    const round = earlier.length + 1;
    const task = open ? { ...open, taskToken: input.taskToken } : newTask(application, { ...input, round }, deps);
    // Both or neither: a task must not open on a case just withdrawn, nor get a token that a decision just made has not
    // seen.
    const written = await deps.write([applications.versionWrite(application), tasks.openWrite(application, task)]);
    if (written.outcome === 'cancelled') throw new WriteConflictError('open task: the case moved');
  });
}

function newTask(
  application: Application,
  { kind, taskToken, round }: Input & { readonly round: number },
  { calendar, now }: OpenReviewTaskDeps,
): Task {
  const openedAt = instantOf(now());
  const dueAt: Instant = plannedDue(application, calendar) ?? openedAt;
  return {
    taskId: taskIdOf(application.applicationId, kind, round),
    kind,
    status: 'OPEN',
    agency: application.agency ?? CITY_AGENCY,
    applicationId: application.applicationId,
    openedAt,
    dueAt,
    taskToken,
  };
}
