import type * as z from 'zod/mini';
import type { keyObjectionRoute } from '../../shared/contracts/objection.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { fileComplaint, keyObjection as storeWithCase } from '../../shared/domain/case/objection.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { receiptDigest } from '../../shared/domain/receipt-code.ts';
import { type Task, taskIdOf } from '../../shared/domain/task.ts';
import { mayFollow } from '../../shared/domain/transitions.ts';
import { decisionDueAt, keyedObjectionDueAt } from '../../shared/policy/due-dates.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { Notice, NoticeStore } from '../../shared/table/notice-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { requireAgency, requireKeying, requireNotOwn } from '../review/staff-access.ts';
import { releaseRun } from '../workflow/tell-workflow.ts';
import type { Workflow } from '../workflow/workflow.ts';

type Route = typeof keyObjectionRoute;

type Answer = z.input<Route['success']['view']>;

export interface KeyObjectionDeps extends AnswerOnceDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly notices: Pick<NoticeStore, 'byId' | 'applicationOf'>;
  readonly records: Pick<CaseRecordStore, 'objections'>;
  readonly objections: Pick<ObjectionStore, 'receiptWrite'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly payments: Pick<PaymentStore, 'isOrderOut' | 'unsentOrder' | 'callOffWrites'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newReceiptCode: () => string;
}

/** What is keyed, by whom, and as what. */
interface Keying {
  readonly request: HttpRequest<Route>;
  readonly notice: Notice;
  readonly objectionId: string;
  readonly moment: Date;
}

/**
 * Staff key what reached them by telephone, by letter or over the counter. Received in the window and before an order
 * is out, it is an objection, whenever it is keyed. Anything else is a complaint: a supervisor looks into it, and it
 * stops nothing.
 *
 * @throws ServiceError WRONG_ROLE for an auditor; WRONG_AGENCY, OWN_APPLICATION; NOT_FOUND; VALIDATION for a time to
 *   come; OWN_ENTRY; ALREADY_OBJECTED; IDEMPOTENCY_KEY_REUSED
 * @throws CalendarMissingError where it would be due in a year without holiday data
 * @source Guide §3; policy data (payment one working day after the close)
 */
export async function keyObjection(request: HttpRequest<Route>, deps: KeyObjectionDeps): Promise<Reply<Route>> {
  const { caller, body } = request;
  const moment = deps.now();
  requireKeying(caller);
  const notice = await deps.notices.byId(body.noticeId);
  const applicationId = notice && (await deps.notices.applicationOf(body.noticeId, body.serial));
  if (!notice || applicationId === undefined) throw new ServiceError('NOT_FOUND', 'no such entry');
  requireAgency(caller, notice.agency);
  if (body.receivedAt > instantOf(moment)) throw inFuture();
  const objectionId = deps.newId();
  const receiptCode = deps.newReceiptCode();
  const { idempotencyKey } = request;
  const asked = { route: 'keyObjection', subject: caller.subject, idempotencyKey, about: body, moment };
  return answerOnce<Answer>(asked, deps, (keep) =>
    deps.applications.retryOnConflict(async () => {
      const application = await deps.applications.byId(applicationId);
      requireNotOwn(caller, application);
      if (body.objectorIdNumber === application.applicant.idNumber) {
        throw new ServiceError('OWN_ENTRY', 'the objector is the applicant');
      }
      // Before the question whether an order is out: a file that is made in between then shows as one.
      const unsent = await deps.payments.unsentOrder(application);
      const { kind, change } = await changeFor(application, { request, notice, objectionId, moment }, deps);
      const answer = { objectionId, receivedAt: shownTime(body.receivedAt), receiptCode, kind } as const;
      const receipt = { applicationId, receiptDigest: receiptDigest(objectionId, receiptCode) };
      const stopped = kind === 'OBJECTION' ? unsent : undefined;
      const calledOff = stopped ? deps.payments.callOffWrites(application, stopped) : [];
      const also = [deps.objections.receiptWrite(objectionId, receipt), ...calledOff, ...keep(answer)];
      const written = await deps.applications.write(change, also);
      if (stopped) await releaseRun(stopped.taskToken, written, deps);
      return answer;
    }),
  );
}

async function changeFor(
  application: Application,
  keying: Keying,
  deps: KeyObjectionDeps,
): Promise<{ readonly kind: 'OBJECTION' | 'COMPLAINT'; readonly change: Change }> {
  const { body } = keying.request;
  const { publishAt, closesAt } = keying.notice;
  const isInWindow = publishAt <= body.receivedAt && body.receivedAt < closesAt;
  const mayStop = mayFollow(application.phase, 'OBJECTION_FILED') && !(await deps.payments.isOrderOut(application));
  return isInWindow && mayStop
    ? { kind: 'OBJECTION', change: await objection(application, keying, deps) }
    : { kind: 'COMPLAINT', change: await complaint(application, keying, deps) };
}

/** @throws ServiceError ALREADY_OBJECTED where the same person has objected to the same entry */
async function objection(
  application: Application,
  { request: { caller, body }, notice, objectionId, moment }: Keying,
  { records, calendar }: KeyObjectionDeps,
): Promise<Change> {
  const { objectorName, objectorIdNumber, phone, statement, noticeId, serial, channel, receivedAt } = body;
  const isRepeated = (await records.objections(application)).some(
    (other) =>
      other.objectorIdNumber === objectorIdNumber &&
      other.noticeId === noticeId &&
      other.serial === serial &&
      !other.notAdmitted,
  );
  if (isRepeated) throw new ServiceError('ALREADY_OBJECTED', 'objected before');
  const at = instantOf(moment);
  const dueAt = keyedObjectionDueAt(moment, dateOf(notice.closesAt), application.terms, calendar);
  return storeWithCase(
    application,
    {
      objectionId,
      applicationId: application.applicationId,
      noticeId,
      serial,
      objectorName,
      objectorIdNumber,
      phone,
      statement,
      receivedAt,
      keyed: { channel, by: caller.subject, at },
      identityVerified: false,
    },
    { objectionsDueAt: instantOf(dueAt), nextDueAt: later(at, START_ALLOWANCE) },
  );
}

async function complaint(
  application: Application,
  { request: { caller, body }, notice, objectionId: complaintId, moment }: Keying,
  { tasks, calendar }: KeyObjectionDeps,
): Promise<Change> {
  const { objectorName: name, objectorIdNumber: idNumber, phone, statement, channel, receivedAt } = body;
  const { noticeId, serial } = body;
  const { applicationId, terms } = application;
  const kind = 'COMPLAINT';
  const earlier = (await tasks.ofCase(application)).filter((task) => task.kind === kind);
  const dueAt = decisionDueAt(beijingDate(moment), terms.complaintWorkingDays, calendar);
  const task: Task = {
    taskId: taskIdOf(applicationId, kind, earlier.length + 1),
    kind,
    status: 'OPEN',
    agency: notice.agency,
    applicationId,
    openedAt: instantOf(moment),
    dueAt: instantOf(dueAt),
    request: { kind, complaintId, noticeId, serial, name, idNumber, phone, statement, channel, receivedAt },
  };
  return fileComplaint(application, task, caller.subject);
}

function inFuture(): ServiceError {
  const errors = [{ pointer: '/receivedAt', message: '收到时间不能晚于现在' }];
  return new ServiceError('VALIDATION', 'received in the future', { errors });
}
