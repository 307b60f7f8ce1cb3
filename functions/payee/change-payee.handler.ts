import { now } from '../../shared/clock.ts';
import { changePayeeRoute } from '../../shared/contracts/payee.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { changePayee } from './change-payee.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationStore(table), tasks: taskStore(table), calendar: chineseCalendar, now };

export const handler = httpHandler(changePayeeRoute, (request) => changePayee(request, deps));
