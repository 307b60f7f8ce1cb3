import { now } from '../../shared/clock.ts';
import { countTasksRoute } from '../../shared/contracts/review.ts';
import { policies } from '../../shared/policy/policies.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { countTasks } from './count-tasks.ts';
import { agencyCodesOf } from './staff-access.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { tasks: taskStore(tableNamed(TABLE_NAME)), agencyCodes: agencyCodesOf(policies), now };

export const handler = httpHandler(countTasksRoute, (request) => countTasks(request, deps));
