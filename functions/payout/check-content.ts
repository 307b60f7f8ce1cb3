import type { Application } from '../../shared/domain/case/application.ts';
import { isOrderAltered } from '../../shared/domain/case/audit-faults.ts';
import { WriteConflictError } from '../../shared/domain/errors.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';

/** Payee or amount are not what the audit trail recorded: nothing is ordered, and an operator must find out why. */
export class ContentAlteredError extends Error {
  override readonly name = 'ContentAlteredError';
}

export interface CheckContentDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
}

/**
 * Whether payee or amount of a case differ from what the events recorded that set them. `payment` is the order that was
 * stored, if there is one.
 *
 * @throws WriteConflictError where the case changed while its trail was read: read again
 */
export async function isContentAltered(
  application: Application,
  payment: Payment | undefined,
  { applications, records }: CheckContentDeps,
): Promise<boolean> {
  const trail = await records.trail(application);
  if (!isOrderAltered({ application, trail }, payment)) return false;
  const { version } = await applications.byId(application.applicationId);
  if (version !== application.version) throw new WriteConflictError('the case changed while its trail was read');
  return true;
}
