import { readBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { batchRowStore } from '../../shared/table/batch-row-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { readBatch } from './read-batch.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const deps = { batches: batchStore(table), rows: batchRowStore(table) };

export const handler = httpHandler(
  readBatchRoute,
  inPages(readBatchRoute, (request) => readBatch(request, deps)),
);
