import type { readCaseFileRoute } from '../../shared/contracts/review.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentCaseFile } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { staffCase } from './staff-case.ts';

type Route = typeof readCaseFileRoute;

export interface ReadCaseFileDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly payments: Pick<PaymentStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'rechecks'>;
}

/** A case as its agency's staff see it. */
export async function readCaseFile(
  { caller, params }: HttpRequest<Route>,
  { applications, payments, records }: ReadCaseFileDeps,
): Promise<Reply<Route>> {
  const application = await staffCase(caller, params.applicationId, applications);
  const [paid, rechecks] = await Promise.all([payments.ofCase(application), records.rechecks(application)]);
  return { body: presentCaseFile(application, { payments: paid, rechecks }) };
}
