import type { listBatchesRoute } from '../../shared/contracts/payment-batch.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { agenciesFor } from '../review/staff-access.ts';
import { requireBatchReader } from './batch-access.ts';
import { presentBatch } from './present-batch.ts';

type Route = typeof listBatchesRoute;

export interface ListBatchesDeps {
  readonly batches: Pick<BatchStore, 'page'>;
  readonly agencyCodes: readonly string[];
}

/** The batches of the caller's agency, or for the city's staff of every agency, latest first. They name no person. */
export async function listBatches({ caller, query }: HttpRequest<Route>, deps: ListBatchesDeps): Promise<Reply<Route>> {
  requireBatchReader(caller);
  const { status, limit, next } = query;
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const page = await deps.batches.page({ agencies, status, limit, next });
  return { body: { batches: page.entries.map(presentBatch), ...(page.next && { next: page.next }) } };
}
