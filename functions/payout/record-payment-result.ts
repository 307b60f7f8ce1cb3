import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { recordPaymentResultRoute } from '../../shared/contracts/payout.ts';
import { ApplicationNotFoundError, ServiceError } from '../../shared/domain/errors.ts';
import { parsePaymentId } from '../../shared/domain/payment.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type SettlePaymentDeps, settlePayment } from './settle-payment.ts';

type Route = typeof recordPaymentResultRoute;

export interface RecordPaymentResultDeps extends SettlePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'byNumber'>;
  readonly countAlarm: (metric: AlarmMetric) => void;
}

/**
 * Records the bank's call-back about a payment. The same call-back again answers 200 and changes nothing.
 *
 * @throws ServiceError NOT_FOUND; PAYMENT_CONTRADICTION, with an alarm
 */
export async function recordPaymentResult(
  { body }: HttpRequest<Route>,
  deps: RecordPaymentResultDeps,
): Promise<Reply<Route>> {
  try {
    await deps.applications.retryOnConflict(async () => {
      const { application, payment } = await knownPayment(body.paymentId, deps);
      await settlePayment(application, payment, body, deps);
    });
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PAYMENT_CONTRADICTION')
      deps.countAlarm('PaymentContradiction');
    throw error;
  }
  return { body: { paymentId: body.paymentId, outcome: body.outcome } };
}

/** @throws ServiceError NOT_FOUND */
async function knownPayment(paymentId: string, { applications, payments }: RecordPaymentResultDeps) {
  const parsed = parsePaymentId(paymentId);
  if (!parsed) throw new ServiceError('NOT_FOUND', 'not an id of ours');
  try {
    const application = await applications.byId(parsed.applicationId);
    const payment = await payments.byNumber(application, parsed.number);
    if (payment) return { application, payment };
  } catch (error) {
    if (!(error instanceof ApplicationNotFoundError)) throw error;
  }
  throw new ServiceError('NOT_FOUND', 'no such payment');
}
