import type { claimTaskRoute } from '../../shared/contracts/sharing.ts';
import { type Claim, claimAt } from '../../shared/domain/claim.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { OfficeRules } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { afterWorkingHours } from '../../shared/policy/working-hours.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { ClaimStore } from '../../shared/table/task-claims.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type MayDecideDeps, requireDecidingRole, requireUnbarred } from '../review/may-decide.ts';
import { presentTask } from '../review/present-task.ts';
import { profileOf } from '../review/profile-of.ts';
import { staffTask } from '../review/staff-case.ts';
import { requireOpen } from './require-open.ts';

type Route = typeof claimTaskRoute;

export interface ClaimTaskDeps extends MayDecideDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId' | 'ofCase'>;
  readonly claims: Pick<ClaimStore, 'assign'>;
  readonly delegations: MayDecideDeps['delegations'] & Pick<DelegationStore, 'remember'>;
  readonly office: OfficeRules;
  readonly calendar: WorkingCalendar;
}

/**
 * A member of staff takes a task on. It orders the work and locks nothing: whoever may decide the task still may.
 *
 * Of two claims at once, one is written; the other reads again and finds it. The same claim again changes nothing. A
 * deputy may take over what an absent colleague has claimed.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, OWN_OBJECTION, SECOND_STAGE, DEPUTY_BARRED
 *   for whoever may not decide it; WRONG_PHASE where it is no longer open; CLAIMED where a colleague works on it
 * @throws CalendarMissingError where the claim would lapse in a year without holiday data
 * @source docs/adr/0052-a-deputy-is-bound-for-two.md
 */
export async function claimTask({ caller, params }: HttpRequest<Route>, deps: ClaimTaskDeps): Promise<Reply<Route>> {
  const { applications, tasks, claims, delegations, now, office, calendar } = deps;
  const claimed = await applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    requireDecidingRole(caller, task);
    requireOpen(task);
    const represented = await requireUnbarred(caller, { application, task }, deps);
    const moment = now();
    const present = claimAt(task, instantOf(moment));
    if (present?.staffId === caller.subject && present.name === caller.name) return task;
    requireFree(present, [caller.subject, ...represented.map(({ staffId }) => staffId)]);
    const claim = {
      staffId: caller.subject,
      name: caller.name,
      claimedAt: instantOf(moment),
      lapsesAt: lapseOf(moment, office, calendar),
    };
    const [assigned] = await Promise.all([
      claims.assign(application, task, { claim }),
      delegations.remember(profileOf(caller, deps)),
    ]);
    return assigned;
  });
  return { body: presentTask(claimed, now()) };
}

/** When a claim of a moment lapses. @throws CalendarMissingError */
export function lapseOf(claimedAt: Date, office: OfficeRules, calendar: WorkingCalendar): Instant {
  return instantOf(afterWorkingHours(claimedAt, office.claimWorkingHours, office, calendar));
}

function requireFree(present: Claim | undefined, own: readonly string[]): void {
  if (!present || own.includes(present.staffId)) return;
  throw new ServiceError('CLAIMED', 'a colleague has claimed it', { claimant: present.name ?? present.staffId });
}
