import type { DelegationBody, delegateTasksRoute } from '../../shared/contracts/sharing.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { beijingDate, type CivilDate, daysBetween } from '../../shared/domain/civil-date.ts';
import { type Delegation, overlap } from '../../shared/domain/delegation.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { OfficeRules } from '../../shared/policy/policy.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireAgency } from '../review/staff-access.ts';
import { presentDelegation } from './present-delegation.ts';

type Route = typeof delegateTasksRoute;

export interface DelegateTasksDeps {
  readonly delegations: Pick<DelegationStore, 'endingFrom' | 'versionOf' | 'put' | 'profile'>;
  readonly retryOnConflict: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly agencyCodes: readonly string[];
  readonly office: OfficeRules;
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * A supervisor names the deputy of a member of staff who is away. The same absent one, deputy and first day again
 * change that delegation; an earlier last day ends it.
 *
 * Of two that overlap and are sent at once, one is written; the other reads again and finds it.
 *
 * @throws ServiceError WRONG_ROLE for anyone but a supervisor, WRONG_AGENCY; VALIDATION where period, people or agency
 *   do not fit
 * @source docs/adr/0052-a-deputy-is-bound-for-two.md
 */
export async function delegateTasks(
  { caller, body }: HttpRequest<Route>,
  deps: DelegateTasksDeps,
): Promise<Reply<Route>> {
  const { delegations, agencyCodes, newId, now } = deps;
  const agency = body.agency ?? caller.agency;
  if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not a supervisor');
  requireAgency(caller, agency);
  if (agency !== CITY_AGENCY && !agencyCodes.includes(agency)) {
    throw unfit([{ pointer: '/agency', message: '没有这个经办机构' }]);
  }
  const today = beijingDate(now());
  const fitting = faultsOf(body, deps.office);
  if (fitting.length > 0) throw unfit(fitting);
  const stored = await deps.retryOnConflict(async () => {
    const [from = today] = [body.since, today].sort();
    const [version, known] = await Promise.all([delegations.versionOf(body.from), delegations.endingFrom(from)]);
    const earlier = known.find((each) => each.from === body.from && each.to === body.to && each.since === body.since);
    const faults = conflictsWith(body, { known: known.filter((each) => each !== earlier), earlier, today });
    if (faults.length > 0) throw unfit(faults);
    if (earlier) requireAgency(caller, earlier.agency);
    const { kinds, ...rest } = body;
    const delegation: Delegation = {
      ...rest,
      kinds: [...new Set(kinds)],
      delegationId: earlier?.delegationId ?? newId(),
      agency,
      setBy: caller.subject,
      setAt: instantOf(now()),
    };
    await delegations.put(delegation, { version, earlier });
    return delegation;
  });
  const [absent, deputy] = await Promise.all([delegations.profile(stored.from), delegations.profile(stored.to)]);
  return { body: presentDelegation(stored, today, { from: absent?.name, to: deputy?.name }) };
}

/** What is wrong with a delegation by itself. */
function faultsOf({ from, to, since, until }: DelegationBody, { delegationDays }: OfficeRules): readonly FieldError[] {
  const faults: FieldError[] = [];
  if (from === to) faults.push({ pointer: '/to', message: '不能委托给本人' });
  if (until < since) faults.push({ pointer: '/until', message: '截止日不能早于起始日' });
  else if (daysBetween(since, until) + 1 > delegationDays) {
    faults.push({ pointer: '/until', message: `一次委托代办不能超过${delegationDays}日` });
  }
  return faults;
}

interface Known {
  readonly known: readonly Delegation[];
  /** The one that is changed. */
  readonly earlier: Delegation | undefined;
  readonly today: CivilDate;
}

/** What is wrong with it beside the others, and as of today. */
function conflictsWith(body: DelegationBody, { known, earlier, today }: Known): readonly FieldError[] {
  if (body.until < today && !earlier) return [{ pointer: '/until', message: '截止日已过' }];
  const atOnce = known.filter((each) => overlap(each, body));
  if (atOnce.some(({ from }) => from === body.from)) {
    return [{ pointer: '/since', message: '该人员此期间的同类事项已委托他人代办，请先变更或终止原委托' }];
  }
  if (atOnce.some(({ from }) => from === body.to)) {
    return [{ pointer: '/to', message: '代办人员此期间也离岗，其同类事项已委托他人代办' }];
  }
  return [];
}

function unfit(errors: readonly FieldError[]): ServiceError {
  return new ServiceError('VALIDATION', 'the delegation does not fit', { errors });
}
