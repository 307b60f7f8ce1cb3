import type { replayDecidedCasesRoute } from '../../shared/contracts/what-if.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { draftOf } from '../../shared/policy/draft-policy.ts';
import type { ReplayRules } from '../../shared/policy/replay.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { agenciesFor } from '../review/staff-access.ts';
import { type ReplayPageDeps, replayPage } from './replay-page.ts';

type Route = typeof replayDecidedCasesRoute;

export interface ReplayDecidedCasesDeps extends ReplayPageDeps, Omit<ReplayRules, 'draft'> {
  readonly agencyCodes: readonly string[];
}

/**
 * What a draft of a policy would change about one page of the decided cases, for a supervisor of the city. Nothing is
 * written, and nobody is named; whoever opens a case from here is on record as always.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY; VALIDATION with everything that is wrong with the draft
 * @source docs/adr/0068-a-draft-is-replayed-page-by-page.md
 */
export async function replayDecidedCases(
  { caller, query, body }: HttpRequest<Route>,
  deps: ReplayDecidedCasesDeps,
): Promise<Reply<Route>> {
  if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not this role');
  if (caller.agency !== CITY_AGENCY) throw new ServiceError('WRONG_AGENCY', 'a matter of the city');
  const drafted = draftOf(body, deps.policies);
  if (!('draft' in drafted)) {
    throw new ServiceError('VALIDATION', 'no usable draft', { errors: drafted.faults.map((fault) => ({ ...fault })) });
  }
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const rules = { draft: drafted.draft, policies: deps.policies, calendar: deps.calendar };
  const page = await replayPage({ agencies, limit: query.limit, next: query.next }, rules, deps);
  const changes = page.changes.map(({ reasons, clauses, ...change }) => ({
    ...change,
    reasons: [...reasons],
    clauses: [...clauses],
  }));
  return { body: { ...page, changes } };
}
