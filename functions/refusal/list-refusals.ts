import { decodeNext, encodeNext } from '../../shared/contracts/next.ts';
import type { listRefusalsRoute } from '../../shared/contracts/refusal.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { isReadable } from './own-refusal.ts';
import { presentReceipt } from './present-receipt.ts';

type Route = typeof listRefusalsRoute;

const LIST = 'own-refusals';

/** The caller's submissions that were refused at once, newest first, as long as they can be read. */
export async function listRefusals(
  { caller, query }: HttpRequest<Route>,
  { applications, now }: { readonly applications: Pick<ApplicationStore, 'refusedOfPerson'>; readonly now: () => Date },
): Promise<Reply<Route>> {
  const moment = now();
  const before = query.next === undefined ? undefined : decodeNext(LIST, query.next);
  const found = await applications.refusedOfPerson(caller.idNumber, query.limit + 1, before);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    body: {
      refusals: shown.filter((refused) => isReadable(refused, moment)).map(presentReceipt),
      ...(found.length > shown.length && last && { next: encodeNext(LIST, last.applicationId) }),
    },
  };
}
