import type { listWaitingPaymentsRoute } from '../../shared/contracts/payment-batch.ts';
import type { BatchDraftStore } from '../../shared/table/batch-draft-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agenciesFor } from '../review/staff-access.ts';
import { requireBatchReader } from './batch-access.ts';

type Route = typeof listWaitingPaymentsRoute;

export interface ListWaitingPaymentsDeps {
  readonly drafts: Pick<BatchDraftStore, 'waiting'>;
  readonly agencyCodes: readonly string[];
}

/** The payments that wait for a batch, oldest first. The list names no person, so reading it is not recorded. */
export async function listWaitingPayments(
  { caller, query }: HttpRequest<Route>,
  deps: ListWaitingPaymentsDeps,
): Promise<Reply<Route>> {
  requireBatchReader(caller);
  const { limit, next } = query;
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const page = await deps.drafts.waiting({ agencies, limit, next });
  const payments = page.entries.map(({ paymentId, applicationId, agency, amountFen, requestedAt }) => ({
    ...{ paymentId, applicationId, agency, amountFen, requestedAt: shownTime(requestedAt) },
  }));
  return { body: { payments, ...(page.next && { next: page.next }) } };
}
