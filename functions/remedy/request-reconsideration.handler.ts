import { now } from '../../shared/clock.ts';
import { requestReconsiderationRoute } from '../../shared/contracts/remedy.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { requestReconsideration } from './request-reconsideration.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), idempotency: idempotencyStore(table) };
const deps = { ...stores, calendar: chineseCalendar, now };

export const handler = httpHandler(requestReconsiderationRoute, (request) => requestReconsideration(request, deps));
