import type { Application } from '../../shared/domain/case/application.ts';
import { WriteConflictError } from '../../shared/domain/errors.ts';
import { plannedDue } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { faultOf, log } from '../runtime/log.ts';
import type { Workflow } from './workflow.ts';

export interface TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'track'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
}

/**
 * Tells the waiting workflow the new phase of a case after a change that is already stored.
 *
 * The writer of the change set a due time of minutes as a safety net. Once the workflow has the answer, the planned due
 * time is restored. If telling fails nothing is lost: the case stays due, and the sweep tells the workflow again.
 */
export async function tellWorkflow(
  taskToken: string | undefined,
  application: Application,
  { applications, workflow, calendar }: TellWorkflowDeps,
): Promise<void> {
  try {
    if (taskToken) await workflow.answer(taskToken, application);
    await applications.track(application, { nextDueAt: plannedDue(application, calendar) });
  } catch (error) {
    // The workflow has already moved the case on, which is what it was told for.
    if (error instanceof WriteConflictError) return;
    log.warn('workflow not told, the sweep will', { applicationId: application.applicationId, fault: faultOf(error) });
  }
}

/**
 * Lets an earlier run of the workflow end that still waits for an answer: another run takes care of the case now. If
 * telling fails, that run only waits longer.
 */
export async function releaseRun(
  taskToken: string,
  application: Application,
  { workflow }: Pick<TellWorkflowDeps, 'workflow'>,
): Promise<void> {
  try {
    await workflow.answer(taskToken, application);
  } catch (error) {
    log.warn('run not released', { applicationId: application.applicationId, fault: faultOf(error) });
  }
}
