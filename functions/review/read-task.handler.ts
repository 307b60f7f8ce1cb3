import { now } from '../../shared/clock.ts';
import { readTaskRoute } from '../../shared/contracts/review.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { markStore } from '../../shared/table/mark-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { readTask } from './read-task.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationReader(table), tasks: taskStore(table), records: caseRecordStore(table) };
const evidence = { objections: objectionStore(table), payments: paymentStore(table), accesses: accessStore(table) };
const found = { recoveries: recoveryStore(table), marks: markStore(table, PERSON_KEY) };
const deps = { ...stores, ...evidence, ...found, now, newId };

export const handler = httpHandler(readTaskRoute, (request) => readTask(request, deps));
