import type { readCaseFileRoute } from '../../shared/contracts/review.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import { presentCaseFile } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type SignalDeps, signalsOf } from '../signals/signals-of.ts';
import { caseToRead, type RecordedReadingDeps } from './recorded-reading.ts';

type Route = typeof readCaseFileRoute;

export interface ReadCaseFileDeps extends RecordedReadingDeps, SignalDeps {
  readonly applications: RecordedReadingDeps['applications'] & SignalDeps['applications'];
  readonly payments: Pick<PaymentStore, 'ofCase' | 'isOrderOut'>;
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'rechecks'>;
}

/** A case as its agency's staff see it, in every role, with its signals. The reading is recorded. */
export async function readCaseFile(
  { caller, params }: HttpRequest<Route>,
  deps: ReadCaseFileDeps,
): Promise<Reply<Route>> {
  const application = await caseToRead(caller, params.applicationId, 'CASE_FILE', deps);
  const [payments, orderOut, rechecks, recoveries, signals] = await Promise.all([
    deps.payments.ofCase(application),
    deps.payments.isOrderOut(application),
    deps.records.rechecks(application),
    deps.recoveries.ofCase(application),
    signalsOf(caller, application, deps),
  ]);
  return { body: { ...presentCaseFile(application, { payments, rechecks, recoveries }), orderOut, signals } };
}
