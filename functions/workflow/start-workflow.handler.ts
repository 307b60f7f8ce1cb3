import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { startWorkflow } from './start-workflow.ts';
import { workflow } from './workflow.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)), workflow: workflow(WORKFLOW_ARN) };

export const handler = auditEventHandler((event) => startWorkflow(event, deps));
