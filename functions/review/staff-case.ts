import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ApplicationNotFoundError, ServiceError } from '../../shared/domain/errors.ts';
import { applicationIdOfTask, type Task } from '../../shared/domain/task.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireAgency, requireNotOwn } from './staff-access.ts';

/**
 * A case that a member of staff may look at.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION
 */
export async function staffCase(
  caller: StaffCaller,
  applicationId: string,
  applications: Pick<ApplicationStore, 'byId'>,
): Promise<Application> {
  const application = await existingCase(applicationId, applications);
  requireAgency(caller, application.agency ?? CITY_AGENCY);
  requireNotOwn(caller, application);
  return application;
}

/** A task and its case, as staffCase. A task stays with the agency it was given to. */
export async function staffTask(
  caller: StaffCaller,
  taskId: string,
  applications: Pick<ApplicationStore, 'byId'>,
  tasks: Pick<TaskStore, 'byId'>,
): Promise<{ readonly application: Application; readonly task: Task }> {
  const application = await existingCase(applicationIdOfTask(taskId), applications);
  const task = await tasks.byId(application, taskId);
  if (!task) throw new ServiceError('NOT_FOUND', 'no such task');
  requireAgency(caller, task.agency);
  requireNotOwn(caller, application);
  return { application, task };
}

/** @throws ServiceError NOT_FOUND */
export async function existingCase(
  applicationId: string,
  applications: Pick<ApplicationStore, 'byId'>,
): Promise<Application> {
  try {
    return await applications.byId(applicationId);
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) throw new ServiceError('NOT_FOUND', 'no such application');
    throw error;
  }
}
