import type { breakUpBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { type BatchDraftStore, PAYMENTS_AT_ONCE } from '../../shared/table/batch-draft-store.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requirePayer, staffBatch, wrongStatus } from './batch-access.ts';

type Route = typeof breakUpBatchRoute;

export interface BreakUpBatchDeps {
  readonly batches: Pick<BatchStore, 'byId'>;
  readonly drafts: Pick<BatchDraftStore, 'rows' | 'free' | 'remove'>;
}

/**
 * Breaks a draft up: its payments wait again. Each transaction frees some of them, so that a draft whose breaking-up
 * was cut short is a smaller draft, and the same request goes on with it.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY; WRONG_PHASE where it is no draft
 */
export async function breakUpBatch(
  { caller, params }: HttpRequest<Route>,
  { batches, drafts }: BreakUpBatchDeps,
): Promise<Reply<Route>> {
  requirePayer(caller);
  const { batchId } = params;
  let freed = 0;
  for (let rounds = 1; ; rounds += 1) {
    const { status } = await staffBatch(caller, batchId, batches);
    if (status !== 'DRAFT') throw wrongStatus('只有草稿批次可以撤销');
    const rows = await drafts.rows(batchId);
    for (let index = 0; index < rows.length; index += PAYMENTS_AT_ONCE) {
      const some = rows.slice(index, index + PAYMENTS_AT_ONCE);
      // One of them may have been called off meanwhile: the next round reads again.
      if (await drafts.free(batchId, some)) freed += some.length;
    }
    if (await drafts.remove(batchId)) return { body: { batchId, freed } };
    if (rounds === MOST_ROUNDS) throw wrongStatus('批次正在变动，请稍后重试');
  }
}

const MOST_ROUNDS = 5;
