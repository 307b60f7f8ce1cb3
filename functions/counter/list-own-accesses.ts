import type { listOwnAccessesRoute } from '../../shared/contracts/access.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';

type Route = typeof listOwnAccessesRoute;

export interface ListOwnAccessesDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson'>;
  readonly accesses: Pick<AccessStore, 'ofCase'>;
}

/**
 * Who of the staff read an application of the caller, newest first: by role, agency, time and purpose. Who it was is
 * for those who oversee, and so are the words of a search, which may name others.
 *
 * @throws ServiceError NOT_FOUND
 * @source 个人信息保护法 44 (to know how one's data is handled)
 */
export async function listOwnAccesses(
  { caller, params, query }: HttpRequest<Route>,
  { applications, accesses }: ListOwnAccessesDeps,
): Promise<Reply<Route>> {
  const application = await ownApplication(caller.idNumber, params.applicationId, applications);
  const page = await accesses.ofCase(application, query.limit, query.next);
  return {
    body: {
      accesses: page.entries.map(({ at, roles, agency, what, purpose }) => ({
        at: shownTime(at),
        roles: [...roles],
        agency,
        what,
        purpose,
      })),
      ...(page.next && { next: page.next }),
    },
  };
}
