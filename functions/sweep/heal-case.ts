import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { remindOfCorrection } from '../../shared/domain/case/correction.ts';
import { remindOfReturn } from '../../shared/domain/case/payout.ts';
import { DAY, type Instant, instantOf, later } from '../../shared/domain/instant.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { isFinal } from '../../shared/domain/phase.ts';
import { plannedDue, START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { BudgetShareDeps } from '../payout/budget-share.ts';
import {
  type HoldPaymentDeps,
  holdPayment,
  PAYMENT_HOLDS,
  type PaymentHold,
  paymentHold,
} from '../payout/hold-payment.ts';
import { askAgainAt, type PursuePaymentDeps, pursuePayment } from '../payout/pursue-payment.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** What became of a case that was past due. */
export type Healing =
  | 'on-time'
  | 'ended'
  | 'paid-or-returned'
  | 'reminded'
  | 'restarted'
  | 'held'
  | 'in-hand'
  | 'overdue';

export interface HealCaseDeps extends PursuePaymentDeps, BudgetShareDeps, HoldPaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly payments: Pick<PaymentStore, 'byNumber'>;
  readonly budgets: BudgetShareDeps['budgets'] & HoldPaymentDeps['budgets'];
  readonly recoveries: Pick<RecoveryStore, 'isAnyOpen'>;
  readonly workflow: Workflow;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Heals one case past its due time: asks the bank about a payment without a result, answers the token of a decision
 * already made, starts a lost workflow again from the stored phase. A case still past due then waits for people, and is
 * marked. A payment that waits for money is looked at each hour, and ordered once nothing holds it.
 *
 * Every action is safe to repeat: a token answered before is ignored, the bank is asked before it is sent an order, and
 * each write is conditional on the version that was read.
 */
export async function healCase(applicationId: string, deps: HealCaseDeps): Promise<Healing> {
  const application = await deps.applications.byId(applicationId);
  const now = instantOf(deps.now());
  if (!application.nextDueAt || application.nextDueAt > now) return 'on-time';

  const order = await openOrder(application, deps);
  // The bank knows nothing of a payment by file until it has the file, and answers with a file.
  const payment = order?.channel === 'batchFile' ? undefined : order;
  if (payment) {
    const pursued = await pursuePayment(application, payment, deps);
    if (pursued === 'settled') return 'paid-or-returned';
    if (pursued === 'rejected') return markOverdue(application, 'PAYMENT_REJECTED', now, deps);
    if (pursued === 'altered') return markOverdue(application, 'CONTENT_ALTERED', now, deps);
  }
  await answerDecided(application, deps);
  if (isFinal(application.phase)) {
    // Only a reconsideration, or a recovery, is still to be decided then.
    const stillDue = plannedDue(application, deps.calendar);
    if (!stillDue || stillDue > now) {
      await deps.applications.track(application, { nextDueAt: stillDue });
      return 'ended';
    }
    if (application.phase !== 'PAID') return markOverdue(application, 'RECONSIDERATION_OVERDUE', now, deps);
    if (await awaitsDecision(application, deps)) return markOverdue(application, 'RECOVERY_OVERDUE', now, deps);
    // That the applicant has not paid back is no fault of the service: staff see the mark, and nobody is woken.
    const attention = { code: 'REPAYMENT_OVERDUE', since: now };
    await deps.applications.track(application, { attention, nextDueAt: undefined });
    return 'held';
  }
  const reminder = dueReminder(application, now);
  if (reminder) {
    await deps.applications.write(reminder);
    return 'reminded';
  }
  const { attention } = application;
  if (attention && STOPPED.has(attention.code)) return markOverdue(application, attention.code, now, deps);
  const hold = payment ? undefined : await holdOf(application, order, deps);
  if (hold && application.phase === 'PAYING') {
    await holdPayment(application, hold, deps);
    return 'held';
  }
  // The workflow has ended: the case waits for the applicant's new account, or for a supervisor.
  const isParked = application.phase === 'PAYMENT_RETURNED' || application.phase === 'SUSPENDED';
  if (!isParked && !(await deps.workflow.isRunning(applicationId, application.workflowRun))) {
    return restart(application, now, deps);
  }
  const planned = plannedDue(application, deps.calendar);
  if (planned && planned > now) {
    await deps.applications.track(application, { nextDueAt: payment ? askAgainAt(deps.now()) : planned });
    return 'in-hand';
  }
  return markOverdue(application, `${application.phase}_OVERDUE`, now, deps);
}

/**
 * What still holds a payment that waits. Once nothing does, a run is started, which pays. One that was ordered by file
 * waits for its batch, and for the end of a recovery.
 */
async function holdOf(
  application: Application,
  order: Payment | undefined,
  deps: HealCaseDeps,
): Promise<PaymentHold | undefined> {
  if (application.phase !== 'PAYING') return undefined;
  if (order) {
    const isHeld = order.batchId === undefined && (await deps.recoveries.isAnyOpen(application));
    return isHeld ? 'OPEN_RECOVERY' : undefined;
  }
  const waits = PAYMENT_HOLDS.some((hold) => hold === application.attention?.code);
  return waits ? paymentHold(application, deps) : undefined;
}

/** Whether a recovery of the case is still to be decided by a supervisor. */
async function awaitsDecision(application: Application, { tasks }: HealCaseDeps): Promise<boolean> {
  return (await tasks.ofCase(application)).some(({ kind, status }) => kind === 'RECOVERY' && status === 'OPEN');
}

/** Payee or amount are not what was recorded. The workflow is not started again until an operator has found out why. */
const STOPPED: ReadonlySet<string> = new Set(['CONTENT_ALTERED']);

/** The reminder of the applicant that is due; undefined where none is. The event tells the applicant. */
function dueReminder(application: Application, now: Instant): Change | undefined {
  if (application.phase === 'CORRECTION_REQUESTED') {
    const { remindAt, reminders, dueAt } = application.correction;
    return isDue(remindAt[reminders], now) && now < dueAt ? remindOfCorrection(application, now) : undefined;
  }
  if (application.phase === 'PAYMENT_RETURNED') {
    const { remindAt, reminders, confirmBy } = application.paymentReturn;
    return isDue(remindAt[reminders], now) && !confirmBy ? remindOfReturn(application, now) : undefined;
  }
  return undefined;
}

function isDue(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && at <= now;
}

/** The order of a payment that has no result yet. */
async function openOrder(application: Application, { payments }: HealCaseDeps): Promise<Payment | undefined> {
  if (application.phase !== 'PAYING' || application.paymentCount === 0) return undefined;
  const payment = await payments.byNumber(application, application.paymentCount);
  return payment?.status === 'REQUESTED' ? payment : undefined;
}

async function answerDecided(application: Application, { tasks, payments, workflow }: HealCaseDeps): Promise<void> {
  const decided = (await tasks.ofCase(application)).filter(({ status }) => status !== 'OPEN');
  const paid = application.paymentCount > 0 && (await payments.byNumber(application, application.paymentCount));
  const tokens = decided.flatMap(({ taskToken }) => taskToken ?? []);
  if (paid && paid.status !== 'REQUESTED') tokens.push(paid.taskToken);
  for (const token of tokens) await workflow.answer(token, application);
}

// The new run is counted before it starts. If starting fails, the next sweep finds it not running and starts another.
async function restart(application: Application, now: Instant, deps: HealCaseDeps): Promise<Healing> {
  const workflowRun = application.workflowRun + 1;
  const nextDueAt = later(now, START_ALLOWANCE);
  const restarted = await deps.applications.track(application, { workflowRun, nextDueAt });
  await deps.workflow.start(restarted.applicationId, restarted.workflowRun);
  return 'restarted';
}

/** Marks a case once and looks at it again each day; the alarm repeats until it is mended. */
async function markOverdue(
  application: Application,
  code: string,
  now: Instant,
  { applications }: HealCaseDeps,
): Promise<Healing> {
  const attention = application.attention?.code === code ? application.attention : { code, since: now };
  await applications.track(application, { attention, nextDueAt: later(now, DAY) });
  return 'overdue';
}
