import { readObjectionRoute } from '../../shared/contracts/objection.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { readObjection } from './read-objection.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationReader(table), tasks: taskStore(table), records: caseRecordStore(table) };
const deps = { ...stores, objections: objectionStore(table) };

export const handler = httpHandler(readObjectionRoute, (request) => readObjection(request, deps));
