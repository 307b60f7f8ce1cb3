import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { Workflow } from './workflow.ts';

/** Starts the first run of a case's workflow. A record delivered twice starts it once. */
export async function startWorkflow(
  event: AuditEvent,
  deps: { readonly workflow: Pick<Workflow, 'start'> },
): Promise<void> {
  if (event.event === 'SUBMITTED') await deps.workflow.start(event.applicationId, 1);
}
