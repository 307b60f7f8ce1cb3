import type { readBatchRoute } from '../../shared/contracts/payment-batch.ts';
import type { BatchRowStore } from '../../shared/table/batch-row-store.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireBatchReader, staffBatch } from './batch-access.ts';
import { presentBatch } from './present-batch.ts';

type Route = typeof readBatchRoute;

export interface ReadBatchDeps {
  readonly batches: Pick<BatchStore, 'byId'>;
  readonly rows: Pick<BatchRowStore, 'page'>;
}

/**
 * A batch with a page of its payments. It names no person, so reading it is not recorded.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY
 */
export async function readBatch(
  { caller, params, query }: HttpRequest<Route>,
  { batches, rows }: ReadBatchDeps,
): Promise<Reply<Route>> {
  requireBatchReader(caller);
  const batch = await staffBatch(caller, params.batchId, batches);
  const page = await rows.page(batch.batchId, { limit: query.limit, next: query.next });
  const payments = page.entries.map(({ paymentId, applicationId, amountFen, status }) => ({
    ...{ paymentId, applicationId, amountFen, status },
  }));
  return { body: { ...presentBatch(batch), payments, ...(page.next && { next: page.next }) } };
}
