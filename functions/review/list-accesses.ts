import type { listAccessesRoute } from '../../shared/contracts/access.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { caseToRead, type RecordedReadingDeps } from './recorded-reading.ts';

type Route = typeof listAccessesRoute;

export interface ListAccessesDeps extends RecordedReadingDeps {
  readonly accesses: Pick<AccessStore, 'record' | 'ofCase'>;
}

/**
 * Who of the staff read a case, newest first, for supervisors and auditors. This reading is itself the newest entry.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION
 * @throws AccessUnrecordedError
 */
export async function listAccesses(
  { caller, params, query }: HttpRequest<Route>,
  deps: ListAccessesDeps,
): Promise<Reply<Route>> {
  const application = await caseToRead(caller, params.applicationId, 'ACCESS_RECORDS', deps);
  const page = await deps.accesses.ofCase(application, query.limit, query.next);
  return {
    body: {
      accesses: page.entries.map(({ at, staffId, roles, agency, what, taskId, purpose, searchedFor }) => ({
        at: shownTime(at),
        who: { staffId, roles: [...roles], agency },
        what,
        ...(taskId !== undefined && { taskId }),
        purpose,
        ...(searchedFor !== undefined && { searchedFor }),
      })),
      ...(page.next && { next: page.next }),
    },
  };
}
