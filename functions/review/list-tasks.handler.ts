import { now } from '../../shared/clock.ts';
import { listTasksRoute } from '../../shared/contracts/review.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listTasks } from './list-tasks.ts';
import { agencyCodesOf } from './staff-access.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { tasks: taskStore(table), delegations: delegationStore(table) };
const deps = { ...stores, agencyCodes: agencyCodesOf(policies), calendar: chineseCalendar, now };

export const handler = httpHandler(
  listTasksRoute,
  inPages(listTasksRoute, (request) => listTasks(request, deps)),
);
