import { now } from '../../shared/clock.ts';
import { readExportRoute } from '../../shared/contracts/export.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { exportStore } from '../../shared/table/export-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { exportFiles } from './export-files.ts';
import { readExport } from './read-export.ts';

const { TABLE_NAME, EXPORT_BUCKET } = environment('TABLE_NAME', 'EXPORT_BUCKET');
const table = tableNamed(TABLE_NAME);
const stores = { exports: exportStore(table), accesses: accessStore(table) };
const deps = { ...stores, files: exportFiles(EXPORT_BUCKET), now, newId };

export const handler = httpHandler(readExportRoute, (request) => readExport(request, deps));
