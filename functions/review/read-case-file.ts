import type { routes } from '../../shared/contracts/routes.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentCaseFile } from '../present/present-application.ts';
import type { Reply } from '../runtime/http-handler.ts';
import type { HttpRequest } from '../runtime/http-request.ts';
import { staffCase } from './staff-case.ts';

type Route = typeof routes.readCaseFile;

export interface ReadCaseFileDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly payments: Pick<PaymentStore, 'ofCase'>;
}

/** A case as its agency's staff see it. */
export async function readCaseFile(
  { caller, params }: HttpRequest<Route>,
  { applications, payments }: ReadCaseFileDeps,
): Promise<Reply<Route>> {
  const application = await staffCase(caller, params.applicationId, applications);
  return { body: presentCaseFile(application, await payments.ofCase(application)) };
}
