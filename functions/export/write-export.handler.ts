import { now } from '../../shared/clock.ts';
import { policies } from '../../shared/policy/policies.ts';
import { exportStore } from '../../shared/table/export-store.ts';
import { exportedCaseStore } from '../../shared/table/exported-case-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { timeLimit } from '../runtime/time-limit.ts';
import { agencyNames } from './agency-names.ts';
import { exportFiles } from './export-files.ts';
import { exportMessageSchema, exportQueue } from './export-queue.ts';
import { EXPORT_PORTIONS, writeExport } from './write-export.ts';

const { TABLE_NAME, EXPORT_QUEUE_URL, EXPORT_BUCKET } = environment('TABLE_NAME', 'EXPORT_QUEUE_URL', 'EXPORT_BUCKET');
const table = tableNamed(TABLE_NAME);
const queue = exportQueue(EXPORT_QUEUE_URL);
const stores = { exports: exportStore(table), cases: exportedCaseStore(table), files: exportFiles(EXPORT_BUCKET) };
const deps = { ...stores, queue, agencyName: agencyNames(policies), portions: EXPORT_PORTIONS, now };

/** The function has 120 s. What is left is for the last cases, and for a part of 8 MiB on its way. */
const TIME = 80_000;

export const handler = queueHandler(
  exportMessageSchema,
  (message) => writeExport(message, { ...deps, mayGoOn: timeLimit(TIME) }),
  queue.postpone,
);
