import { environment } from '../runtime/environment.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { startWorkflow } from './start-workflow.ts';
import { workflow } from './workflow.ts';

const { WORKFLOW_ARN } = environment('WORKFLOW_ARN');
const deps = { workflow: workflow(WORKFLOW_ARN) };

export const handler = auditEventHandler((event) => startWorkflow(event, deps));
