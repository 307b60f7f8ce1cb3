import type { routes } from '../../shared/contracts/routes.ts';
import { CITY_AGENCY } from '../../shared/domain/actor.ts';
import { PHASES } from '../../shared/domain/phase.ts';
import type { CaseloadStore } from '../../shared/table/caseload-store.ts';
import { shownTime } from '../present/present-application.ts';
import type { Reply } from '../runtime/http-handler.ts';
import type { HttpRequest } from '../runtime/http-request.ts';
import { agenciesFor } from './staff-access.ts';

type Route = typeof routes.listApplications;

export interface ListApplicationsDeps {
  readonly caseload: Pick<CaseloadStore, 'page'>;
  readonly agencyCodes: readonly string[];
}

/** Cases of the caller's agency, or for the city's staff of every agency, newest first. Names are in the case file alone. */
export async function listApplications(
  { caller, query }: HttpRequest<Route>,
  deps: ListApplicationsDeps,
): Promise<Reply<Route>> {
  const { phase, limit, next } = query;
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const page = await deps.caseload.page({ agencies, phases: phase ? [phase] : PHASES, limit, next });
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
