import * as z from 'zod/mini';
import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { requestPayment } from '../../shared/domain/case/payout.ts';
import { suspend } from '../../shared/domain/case/suspension.ts';
import { deathOf, type Recipient, recipientOf } from '../../shared/domain/death.ts';
import { EffectsRefusedError } from '../../shared/domain/errors.ts';
import { DAY, type Instant, instantOf, later } from '../../shared/domain/instant.ts';
import { type Payment, paymentIdOf } from '../../shared/domain/payment.ts';
import type { PayoutChannel } from '../../shared/domain/payout-channel.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { hasBudgets } from '../../shared/policy/budget.ts';
import { DEATH_BY_REGISTER_TEXT, DEATH_TEXT } from '../../shared/policy/death.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { plannedDue } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { suspensionFacts } from '../suspension/suspension-facts.ts';
import { waitingCaseInput } from '../workflow/step-input.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { type BudgetShare, type BudgetShareDeps, budgetAgencyOf, budgetShare } from './budget-share.ts';
import { ContentAlteredError, isContentAltered } from './check-content.ts';
import { type HoldPaymentDeps, holdPayment, type PaymentHold } from './hold-payment.ts';
import { askAgainAt, orderPayment, type PursuePaymentDeps, pursuePayment } from './pursue-payment.ts';

/** The bank read the order and refused it: nothing was paid, and an operator must find out why. */
export class PaymentRejectedError extends Error {
  override readonly name = 'PaymentRejectedError';
}

export interface PayDeps extends PursuePaymentDeps, BudgetShareDeps, HoldPaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'byNumber' | 'saveToken' | 'waitWrites'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'trail' | 'rechecks'>;
  readonly budgets: BudgetShareDeps['budgets'] & HoldPaymentDeps['budgets'];
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
  readonly channelOf: (application: Application) => PayoutChannel;
}

export const payInput = z.extend(waitingCaseInput, {
  /** The run of the workflow that asks. */
  run: z.int(),
});

/**
 * Orders the payment of a case, once, and keeps the task token that the result will answer. Where its agency pays by
 * file, the order waits for a batch of payments instead of going to the bank at once.
 *
 * The payment is stored before the bank hears of it. A later workflow run cannot know how far an earlier one came: it
 * finds the payment stored and asks the bank first.
 *
 * The last answer of a register counts, however silent it is by then. A "no" suspends the case, unless a supervisor has
 * lifted a suspension for the same reason.
 *
 * Where the applicant has died and the payee of the heirs is not confirmed, the case is suspended as well.
 *
 * Where the budget of the year does not cover the case and every older one that waits, nothing is ordered: the case
 * waits in PAYING, this run ends, and the sweep starts another one once there is money.
 *
 * The same holds while money is asked back from the person, in whichever case.
 *
 * Of two runs of the workflow the later one pays. An earlier one is told where the case stands, and ends.
 *
 * @throws PaymentRejectedError where the bank refuses the order; ContentAlteredError where payee or amount are not what
 *   the audit trail recorded; the case is parked
 * @throws CalendarMissingError where a suspension would be due in a year without holiday data
 * @source Guide §4; one payment, ever, under one identifier; policy data (budgets)
 */
export async function pay({ applicationId, taskToken, run }: z.output<typeof payInput>, deps: PayDeps): Promise<void> {
  const pursued = await deps.applications.retryOnConflict(async () => {
    const application = await deps.applications.byId(applicationId);
    if (application.phase !== 'PAYING' || run < application.workflowRun) {
      await deps.workflow.answer(taskToken, application);
      return 'settled';
    }
    const latest = await deps.payments.byNumber(application, application.paymentCount);
    if (latest?.status === 'REQUESTED') {
      await deps.payments.saveToken(application, latest, taskToken);
      return latest.channel === 'batchFile' ? 'waiting' : pursuePayment(application, { ...latest, taskToken }, deps);
    }
    if (await isContentAltered(application, undefined, deps)) return 'altered';
    const recipient = recipientOf(application);
    const reasons = recipient ? await reasonsAgainst(application, deps) : (['DECEASED'] as const);
    if (!recipient || reasons.length > 0) {
      const suspended = await deps.applications.write(await suspendedBy(reasons, application, deps));
      await deps.workflow.answer(taskToken, suspended);
      return 'settled';
    }
    const share = await budgetShare(application, deps);
    if (share === 'exhausted') return waitForMoney(application, taskToken, 'BUDGET_EXHAUSTED', deps);
    const stored = await storeOrder(application, { recipient, taskToken, share }, deps);
    if (stored === 'recovering') return waitForMoney(application, taskToken, 'OPEN_RECOVERY', deps);
    return stored.payment.channel === 'batchFile' ? 'waiting' : orderPayment(stored.application, stored.payment, deps);
  });
  if (pursued === 'rejected') throw new PaymentRejectedError('the bank will not take the order');
  if (pursued === 'altered') throw new ContentAlteredError('payee or amount are not what was recorded');
}

/** Why registers say no to the payment; none that a supervisor has looked into and lifted. */
async function reasonsAgainst(application: Application, { records }: PayDeps): Promise<readonly ReasonCode[]> {
  const reasons = (await records.rechecks(application)).flatMap((recheck) =>
    recheck.outcome === 'no' ? recheck.reasons : [],
  );
  return reasons.filter((reason) => !application.lifted?.reasons.includes(reason));
}

async function suspendedBy(reasons: readonly ReasonCode[], application: Application, deps: PayDeps): Promise<Change> {
  if (reasons.includes('DECEASED')) {
    const workingDays = policyById(application.terms.policyId)?.heirsWorkingDays;
    const explanation = deathOf(application) ? DEATH_TEXT : DEATH_BY_REGISTER_TEXT;
    const ground = { explanation, reasons, workingDays };
    return suspend(application, await suspensionFacts(application, ground, deps));
  }
  const found = reasons.map((code) => describeReason(code, { policyId: application.terms.policyId }).message).join('');
  const explanation = `拨付前再次核验时，相关系统的答复与申报内容不符：${found}`;
  return suspend(application, await suspensionFacts(application, { explanation, reasons }, deps));
}

/** No run of the workflow waits for the money: the sweep starts the next one, which asks the registers again. */
async function waitForMoney(
  application: ApplicationIn<'PAYING'>,
  taskToken: string,
  hold: PaymentHold,
  deps: PayDeps,
): Promise<'settled'> {
  const held = await holdPayment(application, hold, deps, { workflowRun: application.workflowRun + 1 });
  await deps.workflow.answer(taskToken, held);
  return 'settled';
}

interface NewOrder {
  readonly recipient: Recipient;
  readonly taskToken: string;
  readonly share: BudgetShare | 'no-budget';
}

async function storeOrder(
  application: ApplicationIn<'PAYING'>,
  { recipient, taskToken, share }: NewOrder,
  deps: PayDeps,
) {
  const { applications, payments, policies, now } = deps;
  const { applicationId, terms, payAt } = application;
  const of = budgetAgencyOf(application);
  const number = application.paymentCount + 1;
  const moment = now();
  const payment: Payment = {
    paymentId: paymentIdOf(applicationId, number),
    applicationId,
    number,
    amountFen: terms.amountFen,
    ...recipient,
    status: 'REQUESTED',
    requestedAt: instantOf(moment),
    taskToken,
    ...(share !== 'no-budget' && { budget: share.budget }),
    ...(deps.channelOf(application) === 'batchFile' && { channel: 'batchFile' }),
  };
  const order = requestPayment(application, {
    payment,
    nextDueAt: payment.channel === 'batchFile' ? fileDueAt(application, moment, deps) : askAgainAt(moment),
    ...(share !== 'no-budget' && { spentAtMostFen: share.spentAtMostFen }),
    ...(hasBudgets(of, policies) && { waitedFor: { of, payAt } }),
  });
  try {
    return { application: await applications.write(order, payments.waitWrites(application, payment)), payment };
  } catch (error) {
    // The check is part of the write, so a recovery that is opened at this moment is not missed.
    if (error instanceof EffectsRefusedError && error.kinds.includes('REQUIRE_NO_RECOVERY')) return 'recovering';
    throw error;
  }
}

/** When a payment by file is late: on the last day for the money, and after it a day from now. */
function fileDueAt(application: Application, moment: Date, { calendar }: PayDeps): Instant {
  const ordered = { ...application, paymentCount: application.paymentCount + 1 };
  const planned = plannedDue(ordered, calendar);
  const at = instantOf(moment);
  return planned && planned > at ? planned : later(at, DAY);
}
