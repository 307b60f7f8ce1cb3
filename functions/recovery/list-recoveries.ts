import type { listRecoveriesRoute } from '../../shared/contracts/recovery.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import { presentRecovery } from '../apply/present-recovery.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { caseToRead, type RecordedReadingDeps } from '../review/recorded-reading.ts';
import { recoverableFen } from './open-recovery.ts';

type Route = typeof listRecoveriesRoute;

export interface ListRecoveriesDeps extends RecordedReadingDeps {
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
}

/** What was asked back of a case, oldest first, and what still can be. The reading is recorded. */
export async function listRecoveries(
  { caller, params }: HttpRequest<Route>,
  deps: ListRecoveriesDeps,
): Promise<Reply<Route>> {
  const application = await caseToRead(caller, params.applicationId, 'CASE_FILE', deps);
  const recoveries = (await deps.recoveries.ofCase(application)).map(presentRecovery);
  return { body: { recoveries, recoverableFen: application.phase === 'PAID' ? recoverableFen(application) : 0 } };
}
