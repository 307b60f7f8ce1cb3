import { now } from '../../shared/clock.ts';
import { extendTaskRoute } from '../../shared/contracts/objection.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { extendReview } from './extend-review.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const deps = { ...stores, calendar: chineseCalendar, now };

export const handler = httpHandler(extendTaskRoute, (request) => extendReview(request, deps));
