import { now } from '../../shared/clock.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { workflow } from '../resume/workflow.ts';
import { environment } from '../runtime/environment.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { decideTask } from './decide-task.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table) };
const deps = { ...stores, workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar, now };

export const handler = httpHandler(routes.decideTask, (request) => decideTask(request, deps));
