import type { listOwnApplicationsRoute } from '../../shared/contracts/apply.ts';
import { decodeNext, encodeNext } from '../../shared/contracts/next.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { begunAt } from '../../shared/domain/case/current-findings.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { MAXIMUM_ATTEMPTS } from './own-application.ts';
import { presentApplication } from './present-application.ts';

type Route = typeof listOwnApplicationsRoute;

const LIST = 'own-applications';

/** The caller's applications of every attempt, newest first. */
export async function listOwnApplications(
  { caller, query }: HttpRequest<Route>,
  deps: { readonly applications: Pick<ApplicationStore, 'ofPerson'> },
): Promise<Reply<Route>> {
  const own = await deps.applications.ofPerson(caller.idNumber, MAXIMUM_ATTEMPTS);
  const before = query.next === undefined ? undefined : decodeNext(LIST, query.next);
  const remaining = own.filter((application) => before === undefined || placeOf(application) < before);
  const shown = remaining.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    body: {
      applications: shown.map(presentApplication),
      ...(remaining.length > shown.length && last && { next: encodeNext(LIST, placeOf(last)) }),
    },
  };
}

/** Its place among the others. An attempt that was made in place of a refused one is newer than that. */
function placeOf(application: Application): string {
  return `${begunAt(application)}#${application.applicationId}`;
}
