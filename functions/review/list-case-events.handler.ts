import { now } from '../../shared/clock.ts';
import { listCaseEventsRoute } from '../../shared/contracts/review.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { listCaseEvents } from './list-case-events.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  records: caseRecordStore(table),
  recoveries: recoveryStore(table),
};
const recording = { accesses: accessStore(table), now, newId };
const deps = { ...stores, ...recording, tasks: taskStore(table), payments: paymentStore(table) };

export const handler = httpHandler(
  listCaseEventsRoute,
  inPages(listCaseEventsRoute, (request) => listCaseEvents(request, deps)),
);
