import { now } from '../../shared/clock.ts';
import { withdrawApplicationRoute } from '../../shared/contracts/apply.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { workflow } from '../workflow/workflow.ts';
import { withdrawApplication } from './withdraw-application.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table) };
const deps = { ...stores, workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar, now };

export const handler = httpHandler(withdrawApplicationRoute, (request) => withdrawApplication(request, deps));
