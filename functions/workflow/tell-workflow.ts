import type { Application } from '../../shared/domain/application.ts';
import { TransactionContendedError } from '../../shared/domain/errors.ts';
import { plannedDue } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { faultOf, log } from '../runtime/log.ts';
import type { Workflow } from './workflow.ts';

export interface TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'amend'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
}

/**
 * Tells the waiting workflow where the case stands after a change that is already stored.
 *
 * Whoever stored the change set it due within minutes; told, the workflow has the case in hand and that is taken back. Where
 * telling fails nothing is lost: the case stays due, and the sweep tells it again.
 */
export async function tellWorkflow(
  taskToken: string | undefined,
  application: Application,
  { applications, workflow, calendar }: TellWorkflowDeps,
): Promise<void> {
  try {
    if (taskToken) await workflow.answer(taskToken, application);
    await applications.amend(application, { nextDueAt: plannedDue(application, calendar) });
  } catch (error) {
    // Lost to the workflow itself, which has moved the case on already.
    if (error instanceof TransactionContendedError) return;
    log.warn('workflow not told, the sweep will', { applicationId: application.applicationId, fault: faultOf(error) });
  }
}
