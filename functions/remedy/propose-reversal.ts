import type * as z from 'zod/mini';
import type { proposeReversalRoute } from '../../shared/contracts/remedy.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { proposeReversal as propose } from '../../shared/domain/case/reconsideration.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Task, taskIdOf } from '../../shared/domain/task.ts';
import { ROLE_FOR_KIND } from '../../shared/domain/task-kind.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { StaffCaller } from '../http/caller.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type StoreDecisionDeps, storeDecision } from '../review/decide-task.ts';
import { presentDecidedTask } from '../review/present-task.ts';
import { staffCase } from '../review/staff-case.ts';

type Route = typeof proposeReversalRoute;

type Answer = z.input<Route['success']['view']>;

export interface ProposeReversalDeps extends StoreDecisionDeps, AnswerOnceDeps {}

/**
 * A supervisor of the city enters the decision on which a refusal falls: of the organ of reconsideration, of a court,
 * or the city's own. Nothing happens until a second one confirms it, by the task or by entering the same decision.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; WRONG_PHASE where nothing was refused, the
 *   refusal has fallen, or another reversal waits; SECOND_STAGE for the one who entered it; ALREADY_APPLIED where the
 *   place is taken; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it is due in a year without holiday data
 */
export async function proposeReversal(
  { caller, params, body, idempotencyKey }: HttpRequest<Route>,
  deps: ProposeReversalDeps,
): Promise<Reply<Route>> {
  const { applicationId } = params;
  const moment = deps.now();
  const kind = 'REVERSAL';
  if (!caller.roles.includes(ROLE_FOR_KIND[kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
  if (caller.agency !== CITY_AGENCY) throw new ServiceError('WRONG_AGENCY', 'a matter of the city');
  const about = { applicationId, ...body };
  const asked = { route: 'proposeReversal', subject: caller.subject, idempotencyKey, about, moment };
  return answerOnce<Answer>(asked, deps, (keep) =>
    deps.applications.retryOnConflict(async () => {
      const application = await staffCase(caller, applicationId, deps.applications);
      const proposed = (await deps.tasks.ofCase(application)).filter((task) => task.kind === kind);
      const entered = proposed.find((task) => task.status === 'OPEN' || isConfirmedBy(caller, task));
      if (entered) return confirmed(entered, { caller, body }, deps);
      const askedBy = { person: deps.personOf(caller.idNumber), staffId: caller.subject };
      const dueAt = decisionDueAt(beijingDate(moment), application.terms.reconsiderationWorkingDays, deps.calendar);
      const task: Task = {
        taskId: taskIdOf(applicationId, kind, proposed.length + 1),
        kind,
        status: 'OPEN',
        agency: CITY_AGENCY,
        applicationId,
        openedAt: instantOf(moment),
        dueAt: instantOf(dueAt),
        request: { kind, ...body, askedBy },
      };
      const answer = presentDecidedTask(task, moment);
      await deps.applications.write(propose(application, task, caller.subject), keep(answer));
      return answer;
    }),
  );
}

/** Whether a task was confirmed by the caller, who enters the decision again because the answer was lost. */
function isConfirmedBy({ subject }: Pick<StaffCaller, 'subject'>, { decision }: Task): boolean {
  return decision?.outcome === 'CONFIRM' && decision.decidedBy === subject;
}

/**
 * The same decision entered by a second supervisor confirms it, as deciding the task does.
 * Entered by them once more, it answers as then.
 *
 * @throws ServiceError WRONG_PHASE where another decision waits; SECOND_STAGE for the one who entered it
 */
async function confirmed(
  { taskId, request }: Task,
  { caller, body }: Pick<HttpRequest<Route>, 'caller' | 'body'>,
  deps: ProposeReversalDeps,
) {
  const { basis, documentNumber, note } = body;
  const isSame = request?.kind === 'REVERSAL' && request.basis === basis && request.documentNumber === documentNumber;
  if (!isSame) throw new ServiceError('WRONG_PHASE', 'another one waits');
  const decision = { outcome: 'CONFIRM', note } as const;
  const { task } = await storeDecision({ caller, params: { taskId }, body: decision }, deps);
  return presentDecidedTask(task, deps.now());
}
