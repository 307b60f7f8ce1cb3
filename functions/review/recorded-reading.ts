import type { Access } from '../../shared/domain/access.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { AccessUnrecordedError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import { ROLE_FOR_KIND } from '../../shared/domain/task-kind.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireEvidenceRole, requireOverseer } from './staff-access.ts';
import { staffCase, staffTask } from './staff-case.ts';

export interface RecordedReadingDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly accesses: Pick<AccessStore, 'record'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

type Reading = Pick<Access, 'what' | 'purpose' | 'taskId' | 'searchedFor'>;

/** What is read of a case as a whole, and for what purpose. */
const READINGS = {
  CASE_FILE: { what: 'CASE_FILE', purpose: 'CASE_WORK' },
  AUDIT_TRAIL: { what: 'AUDIT_TRAIL', purpose: 'SUPERVISION' },
  ACCESS_RECORDS: { what: 'ACCESS_RECORDS', purpose: 'SUPERVISION' },
} as const satisfies Record<string, Reading>;

/**
 * A case that a member of staff may read. The reading is on record before anything of the case is shown.
 *
 * Every role of the case's agency reads case file and audit trail; who read the case is for those who oversee.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION
 * @throws AccessUnrecordedError where the reading cannot be recorded
 */
export async function caseToRead(
  caller: StaffCaller,
  applicationId: string,
  what: keyof typeof READINGS,
  deps: RecordedReadingDeps,
): Promise<Application> {
  const application = await staffCase(caller, applicationId, deps.applications);
  if (what === 'ACCESS_RECORDS') requireOverseer(caller.roles);
  await record(caller, application, READINGS[what], deps);
  return application;
}

/** A task and its case whose evidence a member of staff may read, as caseToRead. */
export async function taskToRead(
  caller: StaffCaller,
  taskId: string,
  deps: RecordedReadingDeps & { readonly tasks: Pick<TaskStore, 'byId'> },
): Promise<{ readonly application: Application; readonly task: Task }> {
  const { application, task } = await staffTask(caller, taskId, deps.applications, deps.tasks);
  requireEvidenceRole(caller, task.kind);
  const purpose = caller.roles.includes(ROLE_FOR_KIND[task.kind]) ? 'DECISION' : 'SUPERVISION';
  await record(caller, application, { what: 'TASK', taskId, purpose }, deps);
  return { application, task };
}

/** @throws AccessUnrecordedError where the reading cannot be recorded */
export async function record(
  { subject: staffId, roles, agency }: StaffCaller,
  application: Application,
  reading: Reading,
  { accesses, now, newId }: Pick<RecordedReadingDeps, 'accesses' | 'now' | 'newId'>,
): Promise<void> {
  const { applicationId } = application;
  const access = { applicationId, at: instantOf(now()), staffId, roles, agency, ...reading };
  try {
    await accesses.record(application, access, newId());
  } catch (cause) {
    throw new AccessUnrecordedError('the reading of a case cannot be recorded', { cause });
  }
}
