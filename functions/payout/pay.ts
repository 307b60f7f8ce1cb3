import type { Application } from '../../shared/domain/case/application.ts';
import { requestPayment } from '../../shared/domain/case/payout.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Payment, paymentIdOf } from '../../shared/domain/payment.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { ContentAlteredError, isContentAltered } from './check-content.ts';
import { askAgainAt, orderPayment, type PursuePaymentDeps, pursuePayment } from './pursue-payment.ts';

/** The bank read the order and refused it: nothing was paid, and an operator must find out why. */
export class PaymentRejectedError extends Error {
  override readonly name = 'PaymentRejectedError';
}

/** A register said no when it was asked again: nothing is ordered, and an operator must find out why. */
export class RecheckRefusedError extends Error {
  override readonly name = 'RecheckRefusedError';
}

export interface PayDeps extends PursuePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'byNumber' | 'saveToken'>;
  readonly records: Pick<CaseRecordStore, 'trail' | 'rechecks'>;
  readonly workflow: Pick<Workflow, 'answer'>;
}

interface Input {
  readonly applicationId: string;
  readonly taskToken: string;
}

/**
 * Orders the payment of a case, once, and keeps the task token that the result will answer.
 *
 * The payment is stored before the bank hears of it. A later workflow run cannot know how far an earlier one came: it
 * finds the payment stored and asks the bank first.
 *
 * The last answer of a register counts. A "no" stands until the register itself says yes, whatever restarts the
 * workflow and however silent the register is by then.
 *
 * @throws PaymentRejectedError where the bank refuses the order; ContentAlteredError where payee or amount are not what
 *   the audit trail recorded; RecheckRefusedError where a register said no when asked again; the case is parked
 * @source Guide §4; one payment, ever, under one identifier
 */
export async function pay({ applicationId, taskToken }: Input, deps: PayDeps): Promise<void> {
  const pursued = await deps.applications.retryOnConflict(async () => {
    const application = await deps.applications.byId(applicationId);
    if (application.phase !== 'PAYING') {
      await deps.workflow.answer(taskToken, application);
      return 'settled';
    }
    const latest = await deps.payments.byNumber(application, application.paymentCount);
    if (latest?.status === 'REQUESTED') {
      await deps.payments.saveToken(application, latest, taskToken);
      return pursuePayment(application, { ...latest, taskToken }, deps);
    }
    if (await isContentAltered(application, undefined, deps)) return 'altered';
    if (await isRefusedByRecheck(application, deps)) return 'refused';
    const { application: ordered, payment } = await storeOrder(application, taskToken, deps);
    return orderPayment(ordered, payment, deps);
  });
  if (pursued === 'rejected') throw new PaymentRejectedError('the bank will not take the order');
  if (pursued === 'altered') throw new ContentAlteredError('payee or amount are not what was recorded');
  if (pursued === 'refused') throw new RecheckRefusedError('a register said no before the payment');
}

async function isRefusedByRecheck(application: Application, { records }: PayDeps): Promise<boolean> {
  return (await records.rechecks(application)).some(({ outcome }) => outcome === 'no');
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
