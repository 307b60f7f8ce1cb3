import type { makeStatementRoute } from '../../shared/contracts/suspension.ts';
import { makeStatement as stateInCase } from '../../shared/domain/case/suspension.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import { presentApplication } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';

type Route = typeof makeStatementRoute;

export interface MakeStatementDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'write' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly now: () => Date;
}

/**
 * The applicant says something about the suspension of a case: once, within its time. The supervisor reads it with the
 * task. The same statement again answers as the first time.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE where nothing is suspended; TIME_OVER; STATEMENT_MADE
 * @source policy data (5 working days)
 */
export async function makeStatement(
  { caller, params, body }: HttpRequest<Route>,
  { applications, tasks, now }: MakeStatementDeps,
): Promise<Reply<Route>> {
  const stated = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    if (application.phase !== 'SUSPENDED') throw new ServiceError('WRONG_PHASE', 'nothing is suspended');
    const { statement: made, statementUntil } = application.suspension;
    if (made?.text === body.text) return application;
    if (made) throw new ServiceError('STATEMENT_MADE', 'stated before');
    const at = instantOf(now());
    if (at >= statementUntil) throw new ServiceError('TIME_OVER', 'the time for a statement is over');
    const task = (await tasks.ofCase(application)).find(
      ({ kind, status }) => kind === 'SUSPENSION_REVIEW' && status === 'OPEN',
    );
    if (!task) throw new ServiceError('WRONG_PHASE', 'the suspension was just decided');
    return applications.write(stateInCase(application, { statement: { text: body.text, at }, task }));
  });
  return { body: presentApplication(stated) };
}
