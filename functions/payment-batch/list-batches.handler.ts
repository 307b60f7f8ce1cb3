import { listBatchesRoute } from '../../shared/contracts/payment-batch.ts';
import { policies } from '../../shared/policy/policies.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { listBatches } from './list-batches.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { batches: batchStore(tableNamed(TABLE_NAME)), agencyCodes: agencyCodesOf(policies) };

export const handler = httpHandler(
  listBatchesRoute,
  inPages(listBatchesRoute, (request) => listBatches(request, deps)),
);
