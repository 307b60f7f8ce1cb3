import type { listTaskObjectionsRoute } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { isBlind } from './blind-evidence.ts';
import { objectionPresenter } from './present-objection.ts';
import { type RecordedReadingDeps, taskToRead } from './recorded-reading.ts';
import { existingCase } from './staff-case.ts';

type Route = typeof listTaskObjectionsRoute;

export interface ListTaskObjectionsDeps extends RecordedReadingDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly tasks: Pick<TaskStore, 'byId'>;
  readonly objections: Pick<ObjectionStore, 'page'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
}

/**
 * All objections to the case of a task, page by page; or those to another application of the same person. The reading
 * of each page is recorded. An open second look is shown none.
 *
 * @throws ServiceError NOT_FOUND, also for the application of another person; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION
 */
export async function listTaskObjections(
  { caller, params, query }: HttpRequest<Route>,
  deps: ListTaskObjectionsDeps,
): Promise<Reply<Route>> {
  const { applications, objections, records } = deps;
  const { application, task } = await taskToRead(caller, params.taskId, deps);
  const asked = await ofSamePerson(application, query.applicationId, applications);
  // An open second look learns nothing that came after the decision.
  if (isBlind(task)) return { body: { objections: [] } };
  const present = await objectionPresenter(asked, records);
  const { entries, next } = await objections.page(asked, query.limit, query.next);
  return { body: { objections: entries.map(present), ...(next !== undefined && { next }) } };
}

async function ofSamePerson(
  application: Application,
  applicationId: string | undefined,
  applications: ListTaskObjectionsDeps['applications'],
): Promise<Application> {
  if (applicationId === undefined) return application;
  const other = await existingCase(applicationId, applications);
  if (other.applicant.idNumber === application.applicant.idNumber) return other;
  throw new ServiceError('NOT_FOUND', 'an application of another person');
}
