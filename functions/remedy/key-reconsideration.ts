import type * as z from 'zod/mini';
import type { keyReconsiderationRoute } from '../../shared/contracts/remedy.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { requestReconsideration } from '../../shared/domain/case/reconsideration.ts';
import { beijingDate, type CivilDate, endOfDay } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { reconsiderationUntil } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { requireKeying } from '../review/staff-access.ts';
import { staffCase } from '../review/staff-case.ts';
import { reconsiderationTask } from './open-reconsideration.ts';

type Route = typeof keyReconsiderationRoute;

type Answer = z.input<Route['success']['view']>;

export interface KeyReconsiderationDeps extends AnswerOnceDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Staff key a request for a reconsideration that reached them by telephone, by letter or over the counter. The day on
 * which it was received counts, whenever it is keyed.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE for an auditor; WRONG_AGENCY, OWN_APPLICATION; VALIDATION for a day before
 *   the refusal or to come; WRONG_PHASE; TIME_OVER; ALREADY_RECONSIDERED; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it is due in a year without holiday data
 */
export async function keyReconsideration(
  { caller, body, idempotencyKey }: HttpRequest<Route>,
  deps: KeyReconsiderationDeps,
): Promise<Reply<Route>> {
  const { applicationId, statement, channel, receivedOn } = body;
  const moment = deps.now();
  const by: Actor = { kind: 'staff', staffId: caller.subject };
  requireKeying(caller);
  const asked = { route: 'keyReconsideration', subject: caller.subject, idempotencyKey, about: body, moment };
  return answerOnce<Answer>(asked, deps, (keep) =>
    deps.applications.retryOnConflict(async () => {
      const application = await staffCase(caller, applicationId, deps.applications);
      requireInTime(application, receivedOn, moment);
      const received = { statement, keyed: { channel, receivedOn } };
      const task = reconsiderationTask(application, received, moment, deps.calendar);
      const answer = { reconsiderationId: task.taskId, dueAt: shownTime(task.dueAt) };
      await deps.applications.write(requestReconsideration(application, task, by), keep(answer));
      return answer;
    }),
  );
}

/** @throws ServiceError VALIDATION, TIME_OVER */
function requireInTime(application: Application, receivedOn: CivilDate, moment: Date): void {
  if (receivedOn > beijingDate(moment)) throw wrongDay('收到日期不能晚于今天');
  if (application.phase !== 'REJECTED') return;
  const refusedAt = dateOf(application.refusedAt);
  if (receivedOn < beijingDate(refusedAt)) throw wrongDay('收到日期不能早于作出决定的日期');
  const remedies = policyById(application.terms.policyId)?.remedies;
  if (remedies && endOfDay(receivedOn) > reconsiderationUntil(refusedAt, remedies)) {
    throw new ServiceError('TIME_OVER', 'it was received too late');
  }
}

function wrongDay(message: string): ServiceError {
  return new ServiceError('VALIDATION', 'the day does not fit', { errors: [{ pointer: '/receivedOn', message }] });
}
