import type * as z from 'zod/mini';
import type { reconsiderRefusalRoute, requestReconsiderationRoute } from '../../shared/contracts/remedy.ts';
import { APPLICANT } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { requestReconsideration as request } from '../../shared/domain/case/reconsideration.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { reconsiderationUntil } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { reconsiderationTask } from './open-reconsideration.ts';

type Route = typeof requestReconsiderationRoute;
type ReceiptRoute = typeof reconsiderRefusalRoute;

type Answer = z.input<Route['success']['view']>;

export interface RequestReconsiderationDeps extends AnswerOnceDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'refusedUnder' | 'write' | 'retryOnConflict'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * The applicant asks the agency to reconsider a refusal (复核): of an application, or of a submission, by the number of
 * its receipt. Once for each refusal, within its days.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE where nothing was refused, or the refusal has fallen; TIME_OVER;
 *   ALREADY_RECONSIDERED; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source policy data (15 days)
 */
export async function requestReconsideration(
  { caller, params, body, idempotencyKey }: HttpRequest<Route>,
  deps: RequestReconsiderationDeps,
): Promise<Reply<Route>> {
  const { applicationId: id } = params;
  const moment = deps.now();
  const about = { id, ...body };
  const asked = { route: 'requestReconsideration', subject: caller.subject, idempotencyKey, about, moment };
  return answerOnce<Answer>(asked, deps, (keep) =>
    deps.applications.retryOnConflict(async () => {
      const application = await ownRefused(caller.idNumber, id, deps);
      requireInTime(application, moment);
      const task = reconsiderationTask(application, body, moment, deps.calendar);
      const answer = { reconsiderationId: task.taskId, dueAt: shownTime(task.dueAt) };
      await deps.applications.write(request(application, task, APPLICANT), keep(answer));
      return answer;
    }),
  );
}

/** The same, of a submission that was refused at once. */
export function reconsiderRefusal(
  { params, ...rest }: HttpRequest<ReceiptRoute>,
  deps: RequestReconsiderationDeps,
): Promise<Reply<ReceiptRoute>> {
  return requestReconsideration({ ...rest, params: { applicationId: params.receiptNumber } }, deps);
}

/** @throws ServiceError NOT_FOUND where the caller has neither an application nor a receipt of this number */
async function ownRefused(
  idNumber: string,
  id: string,
  { applications }: RequestReconsiderationDeps,
): Promise<Application> {
  return (await applications.refusedUnder(idNumber, id)) ?? ownApplication(idNumber, id, applications);
}

/** @throws ServiceError TIME_OVER */
function requireInTime(application: Application, moment: Date): void {
  if (application.phase !== 'REJECTED') return;
  const remedies = policyById(application.terms.policyId)?.remedies;
  if (remedies && moment >= reconsiderationUntil(dateOf(application.refusedAt), remedies)) {
    throw new ServiceError('TIME_OVER', 'the time for a reconsideration is over');
  }
}
