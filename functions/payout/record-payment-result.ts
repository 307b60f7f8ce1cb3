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
 * A payment by file has its result from the results file of its batch, which two people answer for, and from nothing
 * else.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE for a payment by file; PAYMENT_CONTRADICTION, with an alarm
 */
export async function recordPaymentResult(
  { body }: HttpRequest<Route>,
  deps: RecordPaymentResultDeps,
): Promise<Reply<Route>> {
  try {
    await deps.applications.retryOnConflict(async () => {
      const { application, payment } = await knownPayment(body.paymentId, deps);
      if (payment.channel === 'batchFile') throw byFile();
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

function byFile(): ServiceError {
  const errors = [{ pointer: '/paymentId', message: '此笔拨付以批次文件发放，结果以该批次的回盘文件为准' }];
  return new ServiceError('WRONG_PHASE', 'a payment by file', { errors });
}
