import { recipientOf } from '../../shared/domain/death.ts';
import { lacksBankName } from '../../shared/domain/payment.ts';
import type { ExclusionReason } from '../../shared/domain/payment-batch.ts';
import type { Candidate, Fit } from '../../shared/table/batch-draft-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { isOwnCase } from '../review/staff-access.ts';

/**
 * Why a payment that waits cannot go into a batch of the caller's; otherwise what goes into it.
 *
 * @source Guide §4 (into the applicant's own account); domain rules, People (no one has a hand in an own application)
 */
export function fitOrExclusion(
  { waiting, application, payment, owes }: Candidate,
  caller: StaffCaller,
): Fit | ExclusionReason {
  if (application?.phase !== 'PAYING' || payment?.status !== 'REQUESTED') return 'SUSPENDED';
  if (payment.batchId !== undefined) return 'NOT_WAITING';
  if (owes) return 'OPEN_RECOVERY';
  const { payee, amountFen } = payment;
  if (payee.accountNumber === '' || lacksBankName(payee)) return 'ACCOUNT_MISSING';
  const recipient = recipientOf(application);
  const isAsDeclared =
    amountFen === application.terms.amountFen &&
    waiting.amountFen === amountFen &&
    payment.payeeName === recipient?.payeeName &&
    payee.accountNumber === recipient?.payee.accountNumber &&
    payee.bankName === recipient?.payee.bankName;
  if (!isAsDeclared) return 'CONTENT_ALTERED';
  return isOwnCase(caller, application) ? 'OWN_APPLICATION' : { waiting, application, payment };
}
