import type { stateInRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { stateInRecovery as stateInCase } from '../../shared/domain/case/recovery.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import { presentOwnRecovery } from '../apply/present-recovery.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';

type Route = typeof stateInRecoveryRoute;

export interface StateInRecoveryDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'write' | 'retryOnConflict'>;
  readonly recoveries: Pick<RecoveryStore, 'byId'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly now: () => Date;
}

/**
 * The applicant says something about a recovery: once, within its time. The supervisor reads it with the task. The same
 * statement again answers as the first time.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE where it was decided; TIME_OVER; STATEMENT_MADE
 * @source policy data (5 working days)
 */
export async function stateInRecovery(
  { caller, params, body }: HttpRequest<Route>,
  { applications, recoveries, tasks, now }: StateInRecoveryDeps,
): Promise<Reply<Route>> {
  const stated = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    if (application.phase !== 'PAID') throw new ServiceError('WRONG_PHASE', 'nothing was paid');
    const recovery = await recoveries.byId(application, params.recoveryId);
    if (!recovery) throw new ServiceError('NOT_FOUND', 'no such recovery');
    if (recovery.statement?.text === body.text) return recovery;
    if (recovery.statement) throw new ServiceError('STATEMENT_MADE', 'stated before');
    const task = (await tasks.ofCase(application)).find(({ kind, status }) => kind === 'RECOVERY' && status === 'OPEN');
    if (recovery.status !== 'NOTIFIED' || !task) throw new ServiceError('WRONG_PHASE', 'it was decided');
    const at = instantOf(now());
    if (at >= recovery.hearingUntil) throw new ServiceError('TIME_OVER', 'the time for a statement is over');
    const statement = { text: body.text, at };
    await applications.write(stateInCase(application, { statement, recovery, task }));
    return { ...recovery, statement };
  });
  return { body: presentOwnRecovery(stated) };
}
