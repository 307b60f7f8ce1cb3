import { SYSTEM } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/application.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { type Payment, paymentIdOf } from '../../shared/domain/payment.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { askAgainAt, orderPayment, type PursuePaymentDeps, pursuePayment } from './pursue-payment.ts';

/** The bank read the order and will not take it: nothing was paid, and only people can find out why. */
export class PaymentRejectedError extends Error {
  override readonly name = 'PaymentRejectedError';
}

export interface PayDeps extends PursuePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change' | 'amend' | 'whileContended'>;
  readonly payments: Pick<PaymentStore, 'byNumber' | 'requestWrite' | 'settleWrite' | 'saveToken'>;
  readonly workflow: Pick<Workflow, 'answer'>;
}

interface Input {
  readonly applicationId: string;
  readonly taskToken: string;
}

/**
 * Orders the payment of a case, once, and keeps the token that the result will answer.
 *
 * The payment is stored before the bank hears of it. A later run, which cannot know how far an earlier one came, finds it stored
 * and asks the bank before anything else.
 *
 * @throws PaymentRejectedError where the bank will not take the order; the case is parked
 * @source Guide §4; one payment, ever, under one identifier
 */
export async function pay({ applicationId, taskToken }: Input, deps: PayDeps): Promise<void> {
  const pursued = await deps.applications.whileContended(async () => {
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
    const { application: ordered, payment } = await storeOrder(application, taskToken, deps);
    return orderPayment(ordered, payment, deps);
  });
  if (pursued === 'rejected') throw new PaymentRejectedError('the bank will not take the order');
}

async function storeOrder(application: Application, taskToken: string, { applications, payments, now }: PayDeps) {
  const { applicationId, terms } = application;
  const number = application.paymentCount + 1;
  const moment = now();
  const payment: Payment = {
    paymentId: paymentIdOf(applicationId, number),
    applicationId,
    number,
    amountFen: terms.amountFen,
    status: 'REQUESTED',
    requestedAt: instantOf(moment),
    taskToken,
  };
  const ordered = await applications.change(application, {
    event: 'PAYMENT_REQUESTED',
    actor: SYSTEM,
    at: payment.requestedAt,
    fields: { paymentCount: number, nextDueAt: askAgainAt(moment) },
    also: [payments.requestWrite(application, payment)],
  });
  return { application: ordered, payment };
}
