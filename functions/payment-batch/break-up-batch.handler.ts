import { breakUpBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { batchDraftStore } from '../../shared/table/batch-draft-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { breakUpBatch } from './break-up-batch.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const deps = { batches: batchStore(table), drafts: batchDraftStore(table) };

export const handler = httpHandler(breakUpBatchRoute, (request) => breakUpBatch(request, deps));
