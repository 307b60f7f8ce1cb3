import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import { isBeginOfRun } from '../../shared/domain/runs.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Workflow } from './workflow.ts';

export interface StartWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly workflow: Pick<Workflow, 'start'>;
}

/**
 * Starts the run of a case's workflow that an event begins: the first one with the submission, and a later one where an
 * applicant or staff send a case on for which no run waits. A record delivered twice starts it once.
 */
export async function startWorkflow(event: AuditEvent, { applications, workflow }: StartWorkflowDeps): Promise<void> {
  if (!isBeginOfRun(event)) return;
  // The index may not show a case that has just begun. Its first run is known without it.
  const run = event.before === null ? 1 : (await applications.byId(event.applicationId)).workflowRun;
  await workflow.start(event.applicationId, run);
}
