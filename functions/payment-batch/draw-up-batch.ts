import type * as z from 'zod/mini';
import type { drawUpBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { batchIdOf } from '../../shared/domain/batch-id.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { parsePaymentId } from '../../shared/domain/payment.ts';
import type { Exclusion, WaitingPayment } from '../../shared/domain/payment-batch.ts';
import { type BatchDraftStore, type Draft, type Fit, PAYMENTS_AT_ONCE } from '../../shared/table/batch-draft-store.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireAgency } from '../review/staff-access.ts';
import { handOf, requirePayer, wrongStatus } from './batch-access.ts';
import { fitOrExclusion } from './exclusion.ts';
import { presentBatch } from './present-batch.ts';

type Route = typeof drawUpBatchRoute;

export interface DrawUpBatchDeps extends AnswerOnceDeps {
  readonly batches: Pick<BatchStore, 'byId' | 'finishDraft'>;
  readonly drafts: Pick<BatchDraftStore, 'waiting' | 'candidates' | 'take'>;
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Whether there is time for another transaction. */
  readonly mayGoOn: () => boolean;
}

/** The results of one batch must fit into one request: shared/domain/batch-results.ts. */
export const MOST_PAYMENTS = 50_000;
/** The item of a batch names at most so many that were left out; all of them still wait. */
const MOST_EXCLUDED = 1000;

/**
 * Draws a batch up from the payments of an agency that wait, oldest first, or from those named. What may not be paid
 * now is left out, with the reason.
 *
 * A draft is whole after each transaction: if the time runs out it has the payments taken so far, and the others wait
 * for the next batch.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY; WRONG_PHASE where nothing can be paid; IDEMPOTENCY_KEY_REUSED
 * @source Default (two payers for each file)
 */
export async function drawUpBatch(request: HttpRequest<Route>, deps: DrawUpBatchDeps): Promise<Reply<Route>> {
  const { caller, body, idempotencyKey } = request;
  requirePayer(caller);
  requireAgency(caller, body.agency);
  const moment = deps.now();
  const asked = { route: 'drawUpBatch', subject: caller.subject, idempotencyKey, about: body, moment };
  return answerOnce<z.input<Route['success']['view']>>(asked, deps, async (keep) => {
    const draft: Draft = {
      batchId: batchIdOf(body.agency, beijingDate(moment).replaceAll('-', ''), deps.newId()),
      agency: body.agency,
      drawnUpBy: handOf(caller, deps.personOf),
      drawnUpAt: instantOf(moment),
    };
    const excluded = await takeWaiting(draft, request, deps);
    const batch = await deps.batches.byId(draft.batchId);
    if (!batch) throw nothingToPay(excluded);
    const answer = presentBatch({ ...batch, excluded: [...excluded, ...batch.excluded] });
    await deps.batches.finishDraft(draft.batchId, excluded, keep(answer));
    return answer;
  });
}

/** Takes what waits into the draft, and says what was left out. */
async function takeWaiting(
  draft: Draft,
  { caller, body }: HttpRequest<Route>,
  deps: DrawUpBatchDeps,
): Promise<readonly Exclusion[]> {
  const wanted = body.paymentIds && new Set(body.paymentIds);
  const excluded: Exclusion[] = [];
  let taken = 0;
  let next: string | undefined;
  do {
    const page = await deps.drafts.waiting({ agencies: [draft.agency], limit: PAYMENTS_AT_ONCE, next });
    const chosen = page.entries.filter(({ paymentId }) => wanted?.delete(paymentId) ?? true);
    const fits: Fit[] = [];
    for (const candidate of chosen.length > 0 ? await deps.drafts.candidates(chosen) : []) {
      const fit = fitOrExclusion(candidate, caller);
      if (typeof fit === 'string') excluded.push({ applicationId: candidate.waiting.applicationId, reason: fit });
      else fits.push(fit);
    }
    const left = await takeAll(draft, fits, deps);
    for (const { applicationId } of left) excluded.push({ applicationId, reason: 'CHANGED_MEANWHILE' });
    taken += fits.length - left.length;
    next = page.next;
  } while (next !== undefined && taken + PAYMENTS_AT_ONCE <= MOST_PAYMENTS && wanted?.size !== 0 && deps.mayGoOn());
  for (const paymentId of wanted ?? []) {
    excluded.push({ applicationId: parsePaymentId(paymentId)?.applicationId ?? paymentId, reason: 'NOT_WAITING' });
  }
  return excluded.slice(0, MOST_EXCLUDED);
}

/** Takes payments together, or, where one of them has changed, each by itself. Returns those that were not taken. */
async function takeAll(
  draft: Draft,
  fits: readonly Fit[],
  { drafts }: DrawUpBatchDeps,
): Promise<readonly WaitingPayment[]> {
  if (fits.length === 0 || (await drafts.take(draft, fits))) return [];
  const left: WaitingPayment[] = [];
  for (const fit of fits) if (!(await drafts.take(draft, [fit]))) left.push(fit.waiting);
  return left;
}

function nothingToPay(excluded: readonly Exclusion[]): ServiceError {
  const because = excluded.length > 0 ? `，另有${excluded.length}笔暂不能编入` : '';
  return wrongStatus(`没有可以编入批次的拨付${because}`);
}
