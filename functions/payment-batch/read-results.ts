import type { readResultsRoute } from '../../shared/contracts/payment-batch.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { ResultsStore } from '../../shared/table/results-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireBatchReader, staffBatch } from './batch-access.ts';
import { presentResults } from './present-results.ts';

type Route = typeof readResultsRoute;

export interface ReadResultsDeps {
  readonly batches: Pick<BatchStore, 'byId'>;
  readonly results: Pick<ResultsStore, 'byId' | 'outcomes'>;
}

/** What became of a results file so far. @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY */
export async function readResults(
  { caller, params }: HttpRequest<Route>,
  deps: ReadResultsDeps,
): Promise<Reply<Route>> {
  requireBatchReader(caller);
  const { batchId, resultsId } = params;
  await staffBatch(caller, batchId, deps.batches);
  const stored = await deps.results.byId(batchId, resultsId);
  if (!stored) throw new ServiceError('NOT_FOUND', 'no such results file');
  return { body: presentResults(stored, await deps.results.outcomes(batchId, resultsId)) };
}
