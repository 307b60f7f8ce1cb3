import type { listTasksRoute } from '../../shared/contracts/review.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import { CalendarMissingError, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { workingDaysSince } from '../../shared/policy/working-hours.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { Assigned } from '../../shared/table/task-claims.ts';
import type { ListedTask, TaskStore } from '../../shared/table/task-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentListedTask } from './present-task.ts';
import { agenciesFor } from './staff-access.ts';

type Route = typeof listTasksRoute;

export interface ListTasksDeps {
  readonly tasks: Pick<TaskStore, 'page'>;
  readonly delegations: Pick<DelegationStore, 'endingFrom'>;
  readonly agencyCodes: readonly string[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Tasks of the caller's agency, or for the city's staff of every agency: open ones oldest due first, decided ones
 * latest decision first. The list names nobody of a case, so every role sees it, and reading it is not recorded.
 *
 * With `assignee`, it is the open ones that nobody works on, or the caller's own and what absent colleagues left to the
 * caller as their deputy.
 *
 * @throws ServiceError VALIDATION for the assignee of tasks that are decided; WRONG_ROLE, WRONG_AGENCY
 */
export async function listTasks({ caller, query }: HttpRequest<Route>, deps: ListTasksDeps): Promise<Reply<Route>> {
  const { kind, status, limit, next, assignee } = query;
  if (assignee && status !== 'OPEN') {
    throw new ServiceError('VALIDATION', 'no claim on a decided task', {
      errors: [{ pointer: '/assignee', message: '只能用于待办事项' }],
    });
  }
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const moment = deps.now();
  const assigned = assignee && (await assignedTo(assignee, caller, deps));
  const page = await deps.tasks.page({ agencies, kind, status, limit, next, assigned });
  const tasks = page.entries.map((task) => ({
    ...presentListedTask(task, moment),
    ...ageOf(task, moment, deps.calendar),
    ...(assigned?.to === 'staff' && leftBy(task, caller)),
  }));
  return { body: { tasks, ...(page.next && { next: page.next }) } };
}

async function assignedTo(
  assignee: 'me' | 'none',
  { subject: staffId }: StaffCaller,
  { delegations, now }: ListTasksDeps,
): Promise<Assigned> {
  const moment = now();
  const at = instantOf(moment);
  if (assignee === 'none') return { to: 'nobody', at };
  const on = beijingDate(moment);
  const represented = (await delegations.endingFrom(on))
    .filter((each) => each.to === staffId && each.since <= on)
    .map(({ from, kinds }) => ({ staffId: from, kinds }));
  return { to: 'staff', staffId, at, represented };
}

/** The colleague who claimed a task and is away, where the caller is the deputy. */
function leftBy({ claim }: ListedTask, caller: StaffCaller) {
  if (!claim || claim.staffId === caller.subject) return undefined;
  const { staffId, name } = claim;
  return { leftBy: { staffId, ...(name !== undefined && { name }) } };
}

/** How long an open task has waited; left out in a year without holiday data. */
function ageOf({ status, openedAt }: ListedTask, now: Date, calendar: WorkingCalendar) {
  if (status !== 'OPEN') return undefined;
  try {
    return { ageWorkingDays: workingDaysSince(dateOf(openedAt), now, calendar) };
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}
