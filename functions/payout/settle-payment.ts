import type { Application } from '../../shared/domain/case/application.ts';
import { returnPayment, settlePayment as settle } from '../../shared/domain/case/payout.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { returnCodeOf, returnReminders } from '../../shared/policy/payment-returns.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';

/** What the bank says became of a payment; `settledAt` is RFC 3339. */
export interface PaymentResult {
  readonly outcome: 'PAID' | 'RETURNED';
  readonly settledAt: string;
  /** Absent where a results file has none for a payment that came back. */
  readonly bankReference?: string | undefined;
  readonly returnReason?: string | undefined;
  /** The bank's code for the reason; its words count where the code means nothing to us. */
  readonly returnCode?: string | undefined;
  /** The results file that says so. */
  readonly resultFile?: string;
}

export interface SettlePaymentDeps extends TellWorkflowDeps {
  readonly applications: Pick<ApplicationStore, 'write' | 'track'>;
  readonly now: () => Date;
}

/**
 * Records the result of a payment once: payment, phase and audit event in one transaction; then the workflow is told.
 * The same result again changes nothing.
 *
 * @throws ServiceError PAYMENT_CONTRADICTION where the payment already has the other result
 * @throws WriteConflictError where another writer was first: read again
 */
export async function settlePayment(
  application: Application,
  payment: Payment,
  result: PaymentResult,
  deps: SettlePaymentDeps,
): Promise<void> {
  if (payment.status === result.outcome) return;
  if (payment.status !== 'REQUESTED') throw new ServiceError('PAYMENT_CONTRADICTION', 'the bank said otherwise before');
  const at = instantOf(deps.now());
  const settledAt = instantOf(new Date(result.settledAt));
  const { bankReference, returnReason, resultFile } = result;
  const settled: Payment = {
    ...payment,
    status: result.outcome,
    settledAt,
    ...(bankReference && { bankReference }),
    ...(returnReason && { returnReason }),
    ...(resultFile && { resultFile }),
  };
  const nextDueAt = later(at, STEP_ALLOWANCE);
  const change =
    result.outcome === 'PAID'
      ? settle(application, { payment: settled, settledAt, nextDueAt }, at)
      : returnPayment(application, { payment: settled, ...returned(application, result, deps), nextDueAt }, at);
  await tellWorkflow(payment.taskToken, await deps.applications.write(change), deps);
}

/** What the bank's code or words mean, and when the applicant is reminded. */
function returned({ terms }: Application, { returnCode, returnReason }: PaymentResult, { now }: SettlePaymentDeps) {
  return { code: returnCodeOf(returnReason, returnCode), remindAt: returnReminders(now(), terms) };
}
