import type { readRefusalRoute } from '../../shared/contracts/refusal.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { ownRefusal } from './own-refusal.ts';
import { presentReceipt } from './present-receipt.ts';

type Route = typeof readRefusalRoute;

/** A submission that was refused at once, as it was told then. @throws ServiceError NOT_FOUND */
export async function readRefusal(
  { caller, params }: HttpRequest<Route>,
  { applications, now }: { readonly applications: Pick<ApplicationStore, 'refusedUnder'>; readonly now: () => Date },
): Promise<Reply<Route>> {
  return { body: presentReceipt(await ownRefusal(caller.idNumber, params.receiptNumber, now(), applications)) };
}
