import type { readCaseFileRoute } from '../../shared/contracts/review.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentCaseFile } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { caseToRead, type RecordedReadingDeps } from './recorded-reading.ts';

type Route = typeof readCaseFileRoute;

export interface ReadCaseFileDeps extends RecordedReadingDeps {
  readonly payments: Pick<PaymentStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'rechecks'>;
}

/** A case as its agency's staff see it, in every role. The reading is recorded. */
export async function readCaseFile(
  { caller, params }: HttpRequest<Route>,
  deps: ReadCaseFileDeps,
): Promise<Reply<Route>> {
  const application = await caseToRead(caller, params.applicationId, 'CASE_FILE', deps);
  const [payments, rechecks] = await Promise.all([
    deps.payments.ofCase(application),
    deps.records.rechecks(application),
  ]);
  return { body: presentCaseFile(application, { payments, rechecks }) };
}
