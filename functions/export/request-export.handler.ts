import { now } from '../../shared/clock.ts';
import { requestExportRoute } from '../../shared/contracts/export.ts';
import { policies } from '../../shared/policy/policies.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { exportStore } from '../../shared/table/export-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { exportQueue } from './export-queue.ts';
import { requestExport } from './request-export.ts';

const { TABLE_NAME, EXPORT_QUEUE_URL } = environment('TABLE_NAME', 'EXPORT_QUEUE_URL');
const table = tableNamed(TABLE_NAME);
const stores = { exports: exportStore(table), accesses: accessStore(table), idempotency: idempotencyStore(table) };
const queue = exportQueue(EXPORT_QUEUE_URL);
const deps = { ...stores, queue, agencyCodes: agencyCodesOf(policies), now, newId };

export const handler = httpHandler(requestExportRoute, (request) => requestExport(request, deps));
