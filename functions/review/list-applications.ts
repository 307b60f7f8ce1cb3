import type { listApplicationsRoute } from '../../shared/contracts/review.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { CaseloadStore } from '../../shared/table/caseload-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agenciesFor } from './staff-access.ts';

type Route = typeof listApplicationsRoute;

export interface ListApplicationsDeps {
  readonly caseload: Pick<CaseloadStore, 'page'>;
  readonly agencyCodes: readonly string[];
}

/**
 * Cases of the caller's agency, or for the city's staff of every agency, newest first. Only the case file has names.
 */
export async function listApplications(
  { caller, query }: HttpRequest<Route>,
  deps: ListApplicationsDeps,
): Promise<Reply<Route>> {
  const { phase, limit, next } = query;
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const page = await deps.caseload.page({ agencies, phase, limit, next });
  return {
    body: {
      applications: page.entries.map(({ applicationId, attempt, phase, agency, submittedAt, amountFen, summary }) => ({
        applicationId,
        attempt,
        phase,
        agency: agency ?? CITY_AGENCY,
        submittedAt: shownTime(submittedAt),
        amountFen,
        ...summary,
      })),
      ...(page.next && { next: page.next }),
    },
  };
}
