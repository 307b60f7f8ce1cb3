import type { Application } from '../../shared/domain/case/application.ts';
import { ApplicationNotFoundError } from '../../shared/domain/errors.ts';
import type { HoldGround, Retention } from '../../shared/domain/retention.ts';
import { endedAt, holdOn, type RetentionRules, retentionOf } from '../../shared/policy/retention.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';

export interface DueCaseDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly rules: RetentionRules;
}

/** What a case loses next and from which day on; undefined where it has not ended, or has lost everything. */
export async function retentionOfCase(
  application: Application,
  { records, rules }: Pick<DueCaseDeps, 'records' | 'rules'>,
): Promise<Retention | undefined> {
  const ended = endedAt(await records.trail(application));
  return ended && retentionOf(application, ended, rules);
}

/** Why a case stays although it is due; undefined where nothing keeps it. */
export async function holdOfCase(application: Application, deps: DueCaseDeps): Promise<HoldGround | undefined> {
  const tasks = await deps.tasks.ofCase(application);
  const overturned = application.phase === 'REJECTED' ? application.overturned : undefined;
  const inPlace = overturned && (await attemptInPlace(overturned.applicationId, deps));
  return holdOn(application, tasks, inPlace);
}

async function attemptInPlace(applicationId: string, { applications }: DueCaseDeps): Promise<Application | undefined> {
  try {
    return await applications.byId(applicationId);
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) return undefined;
    throw error;
  }
}
