import type * as z from 'zod/mini';
import type { openRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { type ApplicationIn, hasOpenRecovery } from '../../shared/domain/case/application.ts';
import { notifyRecovery } from '../../shared/domain/case/recovery.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Fen, fen, yuan } from '../../shared/domain/money.ts';
import type { Recovery } from '../../shared/domain/recovery.ts';
import { type Task, taskIdOf } from '../../shared/domain/task.ts';
import { decisionDueAt } from '../../shared/policy/due-dates.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { requireNoObjector } from '../review/explanation.ts';
import { staffCase } from '../review/staff-case.ts';

type Route = typeof openRecoveryRoute;
type Answer = z.input<Route['success']['view']>;

export interface OpenRecoveryDeps extends AnswerOnceDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'objectionsToPerson'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly calendar: WorkingCalendar;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * A supervisor asks money of a paid case back (追缴). The applicant is told why and how much, and may make a statement;
 * another supervisor decides. New payments to the person wait meanwhile.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; WRONG_PHASE where the case is not paid or
 *   a recovery of it is open; VALIDATION where more is asked for than was paid and has not come back, or where the
 *   explanation would name an objector; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it is due in a year without holiday data
 * @source 民法典 985–988; 社会保险经办条例 46, 55; policy data (5 working days for a statement, 15 for the decision)
 */
export async function openRecovery(
  { caller, params, body, idempotencyKey }: HttpRequest<Route>,
  deps: OpenRecoveryDeps,
): Promise<Reply<Route>> {
  const { applicationId } = params;
  const moment = deps.now();
  const asked = {
    route: 'openRecovery',
    subject: caller.subject,
    idempotencyKey,
    about: { applicationId, ...body },
    moment,
  };
  return answerOnce<Answer>(asked, deps, (keep) =>
    deps.applications.retryOnConflict(async () => {
      const application = await staffCase(caller, applicationId, deps.applications);
      if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not this role');
      const paid = requirePaid(application);
      requireRecoverable(body.amountFen, paid);
      const ofCase = await deps.tasks.ofCase(paid);
      requireNoObjector(body.explanation, await deps.records.objectionsToPerson(paid), ofCase);
      const openedBy = { person: deps.personOf(caller.idNumber), staffId: caller.subject };
      const recovery = recoveryOf(paid, { ...body, openedBy, recoveryId: deps.newId() }, moment, deps.calendar);
      const task = taskFor(paid, recovery, ofCase, moment, deps.calendar);
      const { recoveryId, status, hearingUntil } = recovery;
      const answer = { recoveryId, status, hearingUntil: shownTime(hearingUntil) };
      await deps.applications.write(notifyRecovery(paid, { recovery, task }), keep(answer));
      return answer;
    }),
  );
}

type Paid = ApplicationIn<'PAID'>;

/** @throws ServiceError WRONG_PHASE */
function requirePaid(application: Awaited<ReturnType<OpenRecoveryDeps['applications']['byId']>>): Paid {
  if (application.phase !== 'PAID') {
    const errors = [{ pointer: '', message: '补贴尚未支付，不能启动追缴。' }];
    throw new ServiceError('WRONG_PHASE', 'nothing was paid', { errors });
  }
  if (hasOpenRecovery(application)) {
    const errors = [{ pointer: '', message: '此件已有正在办理的追缴，办结后方可再次启动。' }];
    throw new ServiceError('WRONG_PHASE', 'another one is open', { errors });
  }
  return application;
}

/** What was paid and has not come back. */
export function recoverableFen({ terms, recovery }: Paid): Fen {
  return fen(terms.amountFen - (recovery?.repaidFen ?? 0));
}

/** @throws ServiceError VALIDATION */
function requireRecoverable(amountFen: Fen, paid: Paid): void {
  const left = recoverableFen(paid);
  if (amountFen <= left) return;
  const message = left === 0 ? '已拨付的补贴已全部追回。' : `追缴金额不能超过已拨付而尚未追回的金额（${yuan(left)}）`;
  throw new ServiceError('VALIDATION', 'more than was paid', { errors: [{ pointer: '/amountFen', message }] });
}

interface Asked extends Pick<Recovery, 'ground' | 'explanation' | 'openedBy' | 'recoveryId'> {
  readonly amountFen: Fen;
}

function recoveryOf(paid: Paid, asked: Asked, moment: Date, calendar: WorkingCalendar): Recovery {
  const { ground, explanation, openedBy, recoveryId, amountFen } = asked;
  const { recoveryStatementWorkingDays } = figuresOf(paid);
  return {
    recoveryId,
    applicationId: paid.applicationId,
    status: 'NOTIFIED',
    ground,
    askedFen: amountFen,
    explanation,
    notifiedAt: instantOf(moment),
    openedBy,
    hearingUntil: instantOf(decisionDueAt(beijingDate(moment), recoveryStatementWorkingDays, calendar)),
    repayments: [],
    conclusions: [],
  };
}

/** What the supervisor who decides is asked. */
function taskFor(
  paid: Paid,
  { recoveryId, ground, explanation, askedFen, openedBy }: Recovery,
  ofCase: readonly Task[],
  moment: Date,
  calendar: WorkingCalendar,
): Task {
  const { applicationId, agency = CITY_AGENCY } = paid;
  const kind = 'RECOVERY';
  const { recoveryDecisionWorkingDays } = figuresOf(paid);
  return {
    taskId: taskIdOf(applicationId, kind, ofCase.filter((task) => task.kind === kind).length + 1),
    kind,
    status: 'OPEN',
    agency,
    applicationId,
    openedAt: instantOf(moment),
    dueAt: instantOf(decisionDueAt(beijingDate(moment), recoveryDecisionWorkingDays, calendar)),
    request: { kind, recoveryId, amountFen: askedFen, ground, explanation, askedBy: openedBy },
  };
}

/** The figures as the policy has them now: a recovery begins long after the terms of its case were set. */
function figuresOf({ terms }: Paid) {
  const policy = policyById(terms.policyId);
  if (!policy) throw new RangeError(`${terms.policyId} is no policy`);
  return policy;
}
