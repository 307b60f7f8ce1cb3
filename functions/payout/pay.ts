import * as z from 'zod/mini';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { requestPayment } from '../../shared/domain/case/payout.ts';
import { suspend } from '../../shared/domain/case/suspension.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Payment, paymentIdOf } from '../../shared/domain/payment.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { suspensionFacts } from '../suspension/suspension-facts.ts';
import { waitingCaseInput } from '../workflow/step-input.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { ContentAlteredError, isContentAltered } from './check-content.ts';
import { askAgainAt, orderPayment, type PursuePaymentDeps, pursuePayment } from './pursue-payment.ts';

/** The bank read the order and refused it: nothing was paid, and an operator must find out why. */
export class PaymentRejectedError extends Error {
  override readonly name = 'PaymentRejectedError';
}

export interface PayDeps extends PursuePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'byNumber' | 'saveToken'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'trail' | 'rechecks'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly calendar: WorkingCalendar;
}

export const payInput = z.extend(waitingCaseInput, {
  /** The run of the workflow that asks. */
  run: z.int(),
});

/**
 * Orders the payment of a case, once, and keeps the task token that the result will answer.
 *
 * The payment is stored before the bank hears of it. A later workflow run cannot know how far an earlier one came: it
 * finds the payment stored and asks the bank first.
 *
 * The last answer of a register counts, however silent it is by then. A "no" suspends the case, unless a supervisor has
 * lifted a suspension for the same reason.
 *
 * Of two runs of the workflow the later one pays. An earlier one is told where the case stands, and ends.
 *
 * @throws PaymentRejectedError where the bank refuses the order; ContentAlteredError where payee or amount are not what
 *   the audit trail recorded; the case is parked
 * @throws CalendarMissingError where a suspension would be due in a year without holiday data
 * @source Guide §4; one payment, ever, under one identifier
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
      return pursuePayment(application, { ...latest, taskToken }, deps);
    }
    if (await isContentAltered(application, undefined, deps)) return 'altered';
    const reasons = await reasonsAgainst(application, deps);
    if (reasons.length > 0) {
      const suspended = await deps.applications.write(await suspendedBy(reasons, application, deps));
      await deps.workflow.answer(taskToken, suspended);
      return 'settled';
    }
    const { application: ordered, payment } = await storeOrder(application, taskToken, deps);
    return orderPayment(ordered, payment, deps);
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
  const found = reasons.map((code) => describeReason(code).message).join('');
  const explanation = `拨付前再次核验时，相关系统的答复与申报内容不符：${found}`;
  return suspend(application, await suspensionFacts(application, { explanation, reasons }, deps));
}

async function storeOrder(application: Application, taskToken: string, { applications, now }: PayDeps) {
  const { applicationId, terms, payee } = application;
  const number = application.paymentCount + 1;
  const moment = now();
  const payment: Payment = {
    paymentId: paymentIdOf(applicationId, number),
    applicationId,
    number,
    amountFen: terms.amountFen,
    payee,
    status: 'REQUESTED',
    requestedAt: instantOf(moment),
    taskToken,
  };
  const ordered = await applications.write(requestPayment(application, payment, askAgainAt(moment)));
  return { application: ordered, payment };
}
