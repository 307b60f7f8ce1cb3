import { now } from '../../shared/clock.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { readTask } from './read-task.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const deps = { ...stores, payments: paymentStore(table), now };

export const handler = httpHandler(routes.readTask, (request) => readTask(request, deps));
