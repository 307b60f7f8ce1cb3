import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { receiptReadableUntil } from '../../shared/policy/receipt.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/**
 * One of the caller's own receipts, while it can be read. Another person's is not found, like one that does not exist.
 *
 * @throws ServiceError NOT_FOUND
 */
export async function ownRefusal(
  idNumber: string,
  receiptNumber: string,
  moment: Date,
  applications: Pick<ApplicationStore, 'refusedUnder'>,
): Promise<ApplicationIn<'REJECTED'>> {
  const found = await applications.refusedUnder(idNumber, receiptNumber);
  if (!found || !isReadable(found, moment)) throw new ServiceError('NOT_FOUND', 'no such receipt of the caller');
  return found;
}

/** Whether a receipt can still be read. One whose policy is unknown is kept as if for ever. */
export function isReadable(refused: Application, moment: Date): refused is ApplicationIn<'REJECTED'> {
  if (refused.phase !== 'REJECTED') return false;
  const policy = policyById(refused.terms.policyId);
  return policy === undefined || moment < receiptReadableUntil(dateOf(refused.refusedAt), policy);
}
