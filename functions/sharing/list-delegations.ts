import type { listDelegationsRoute } from '../../shared/contracts/sharing.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { isOverseer } from '../review/staff-access.ts';
import { presentDelegation } from './present-delegation.ts';

type Route = typeof listDelegationsRoute;

export interface ListDelegationsDeps {
  readonly delegations: Pick<DelegationStore, 'endingFrom' | 'profile'>;
  readonly now: () => Date;
}

/**
 * The delegations in force and to come, the earliest end first. Supervisors and auditors see those of their agency, the
 * city's those of every agency; others see those that name them, because the reason of an absence is not for everybody.
 *
 * @throws ServiceError WRONG_ROLE without any role of this service
 */
export async function listDelegations(
  { caller }: HttpRequest<Route>,
  deps: ListDelegationsDeps,
): Promise<Reply<Route>> {
  const { delegations, now } = deps;
  if (caller.roles.length === 0) throw new ServiceError('WRONG_ROLE', 'no role of ours');
  const today = beijingDate(now());
  const seesAll = (agency: string) =>
    isOverseer(caller.roles) && (caller.agency === CITY_AGENCY || caller.agency === agency);
  const shown = (await delegations.endingFrom(today)).filter(
    ({ agency, from, to }) => seesAll(agency) || from === caller.subject || to === caller.subject,
  );
  const people = [...new Set(shown.flatMap(({ from, to }) => [from, to]))];
  const profiles = await Promise.all(people.map((staffId) => delegations.profile(staffId)));
  const names = new Map(profiles.flatMap((profile) => (profile ? [[profile.staffId, profile.name]] : [])));
  return {
    body: {
      delegations: shown.map((each) =>
        presentDelegation(each, today, { from: names.get(each.from), to: names.get(each.to) }),
      ),
    },
  };
}
