import type { concludeRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { concludeRecovery as concludeInCase } from '../../shared/domain/case/recovery.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { isSameHand } from '../../shared/domain/hand.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { presentRecovery } from '../apply/present-recovery.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireNoObjector } from '../review/explanation.ts';
import { recoveryFor, requireDecided } from './decided-recovery.ts';
import { changedRecovery } from './record-repayment.ts';

type Route = typeof concludeRecoveryRoute;

export interface ConcludeRecoveryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'objectionsToPerson'>;
  readonly recoveries: Pick<RecoveryStore, 'byId'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

/**
 * A supervisor who did not open a decided recovery hands it to another organ (移送), or ends it without the rest. The
 * same conclusion again answers as the first time.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, SECOND_STAGE; WRONG_PHASE where it was not
 *   decided, is over, or was transferred before; VALIDATION where the explanation would name an objector
 * @source 社会保险经办条例 46, 55; Default
 */
export async function concludeRecovery(
  { caller, params, body }: HttpRequest<Route>,
  { applications, records, recoveries, tasks, personOf, now }: ConcludeRecoveryDeps,
): Promise<Reply<Route>> {
  const concluded = await applications.retryOnConflict(async () => {
    const { application, recovery } = await recoveryFor(caller, 'supervisor', params, { applications, recoveries });
    const { openedBy, conclusions } = recovery;
    if (isSameHand(openedBy, { person: personOf(caller.idNumber), staffId: caller.subject })) {
      throw new ServiceError('SECOND_STAGE', 'opened it');
    }
    const last = conclusions.at(-1);
    if (last?.status === body.status && last.explanation === body.explanation) return recovery;
    requireDecided(recovery);
    if (last?.status === body.status) {
      throw new ServiceError('WRONG_PHASE', 'transferred before', {
        errors: [{ pointer: '/status', message: '此项追缴已经移送。' }],
      });
    }
    requireNoObjector(body.explanation, await records.objectionsToPerson(application), await tasks.ofCase(application));
    const conclusion = { ...body, concludedBy: caller.subject, concludedAt: instantOf(now()) };
    const change = concludeInCase(application, { recovery, conclusion });
    await applications.write(change);
    return changedRecovery(change) ?? recovery;
  });
  return { body: presentRecovery(concluded) };
}
