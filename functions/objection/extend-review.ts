import type { extendTaskRoute } from '../../shared/contracts/objection.ts';
import { extendObjectionReview } from '../../shared/domain/case/objection.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import { ROLE_FOR_KIND } from '../../shared/domain/task-kind.ts';
import type { Terms } from '../../shared/domain/terms.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireNotObjector } from '../review/own-objection.ts';
import { presentDecidedTask } from '../review/present-task.ts';
import { staffTask } from '../review/staff-case.ts';

type Route = typeof extendTaskRoute;

export interface ExtendReviewDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'objections'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Gives a supervisor longer to decide the objections: once, and before they are due.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, OWN_OBJECTION; WRONG_PHASE for another
 *   kind of task or a decided one; ALREADY_EXTENDED; TIME_OVER
 * @throws CalendarMissingError where the new due time lies in a year without holiday data
 * @source policy data (10 working days after the close in all)
 */
export async function extendReview(
  { caller, params, body }: HttpRequest<Route>,
  deps: ExtendReviewDeps,
): Promise<Reply<Route>> {
  const { applications, tasks, records, calendar } = deps;
  return applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    if (!caller.roles.includes(ROLE_FOR_KIND[task.kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
    requireNotObjector(caller, await records.objections(application));
    if (task.kind !== 'OBJECTION_REVIEW' || task.status !== 'OPEN') {
      throw new ServiceError('WRONG_PHASE', 'not an open review of objections');
    }
    if (task.extension) throw new ServiceError('ALREADY_EXTENDED', 'extended before');
    const moment = deps.now();
    const extendedAt = instantOf(moment);
    if (extendedAt >= task.dueAt) throw new ServiceError('TIME_OVER', 'it was due');
    const extension = { reason: body.reason, extendedBy: caller.subject, extendedAt };
    const dueAt = extendedDueAt(task, application.terms, calendar);
    await applications.write(extendObjectionReview(application, { task, extension, dueAt }));
    return { body: presentDecidedTask({ ...task, extension, dueAt }, moment) };
  });
}

/** So many working days after the first due time as the policy adds, whenever the review began. */
function extendedDueAt({ dueAt }: Task, terms: Terms, calendar: WorkingCalendar): Instant {
  const added = terms.objectionExtendedWorkingDays - terms.objectionDecisionWorkingDays;
  // 24:00 of a day is 00:00 of the next.
  const lastDay = beijingDate(new Date(dateOf(dueAt).getTime() - 1));
  return instantOf(decisionDueAt(lastDay, added, calendar));
}
