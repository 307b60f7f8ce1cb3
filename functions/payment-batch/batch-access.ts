import type { StaffRole } from '../../shared/domain/actor.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { Hand } from '../../shared/domain/hand.ts';
import type { PaymentBatch } from '../../shared/domain/payment-batch.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireAgency } from '../review/staff-access.ts';

/** They see the batches of their agency. Only a payer changes them, and sees who is paid. */
const SEE_BATCHES: readonly StaffRole[] = ['payer', 'supervisor', 'auditor'];

/** @throws ServiceError WRONG_ROLE */
export function requireBatchReader({ roles }: StaffCaller): void {
  if (!SEE_BATCHES.some((role) => roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
}

/** @throws ServiceError WRONG_ROLE */
export function requirePayer({ roles }: StaffCaller): void {
  if (!roles.includes('payer')) throw new ServiceError('WRONG_ROLE', 'not a payer');
}

/**
 * A batch of the caller's agency.
 *
 * @throws ServiceError NOT_FOUND, WRONG_AGENCY
 */
export async function staffBatch(
  caller: StaffCaller,
  batchId: string,
  batches: Pick<BatchStore, 'byId'>,
): Promise<PaymentBatch> {
  const batch = await batches.byId(batchId);
  if (!batch) throw new ServiceError('NOT_FOUND', 'no such batch');
  requireAgency(caller, batch.agency);
  return batch;
}

/** The caller as a hand in a batch. */
export function handOf(caller: StaffCaller, personOf: (idNumber: string) => string): Hand {
  return { person: personOf(caller.idNumber), staffId: caller.subject };
}

/** A batch that is past the step, with a line that says where it stands. */
export function wrongStatus(message: string): ServiceError {
  return new ServiceError('WRONG_PHASE', 'the batch stands elsewhere', { errors: [{ pointer: '', message }] });
}
