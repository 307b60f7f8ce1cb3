import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import { WriteConflictError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { CalendarMissingError } from '../../shared/policy/working-calendar.ts';
import type { CaseloadStore } from '../../shared/table/caseload-store.ts';
import { faultOf, log } from '../runtime/log.ts';
import { type HealCaseDeps, type Healing, healCase } from './heal-case.ts';

export interface SweepDeps extends HealCaseDeps {
  readonly caseload: Pick<CaseloadStore, 'dueBy'>;
  readonly countAlarm: (metric: AlarmMetric, count: number) => void;
  readonly mayGoOn: () => boolean;
}

/** Cases read at once from one shard; the next read continues. */
const CASES_PER_SHARD = 50;
/** Cases healed in parallel: a bank that hangs delays only these. */
const SIDE_BY_SIDE = 8;

/** What a sweep did, and when the next case is due: until then, if nothing changes, a sweep finds nothing. */
export interface Swept {
  readonly counts: Readonly<Record<Healing | 'failed', number>>;
  /** Null where no case is open; absent where something is still due. */
  readonly nextDueAt?: Instant | null;
  /** Nothing was due. */
  readonly changedNothing?: true;
}

/**
 * Finds every case past its due time by index and heals each. A case that fails remains due, is counted, and is tried
 * again at the next sweep; it never delays the others.
 */
export async function sweepOpenApplications(deps: SweepDeps): Promise<Swept> {
  const counts = {
    'on-time': 0,
    ended: 0,
    'paid-or-returned': 0,
    reminded: 0,
    restarted: 0,
    held: 0,
    'in-hand': 0,
    overdue: 0,
    failed: 0,
  };
  const since = deps.now();
  let due = await deps.caseload.dueBy(since, CASES_PER_SHARD);
  const foundSome = due.applicationIds.length > 0;
  for (;;) {
    const ids = due.applicationIds;
    for (let index = 0; index < ids.length && deps.mayGoOn(); index += SIDE_BY_SIDE) {
      const taken = ids.slice(index, index + SIDE_BY_SIDE);
      const outcomes = await Promise.all(taken.map((applicationId) => tryToHeal(applicationId, deps)));
      for (const outcome of outcomes) counts[outcome] += 1;
    }
    if (!due.goOn || !deps.mayGoOn()) break;
    // A case that could not be healed keeps its place, so the next read begins after it.
    due = await deps.caseload.dueBy(since, CASES_PER_SHARD, due.goOn);
  }
  if (foundSome) {
    log.info('sweep', { counts });
    due = await deps.caseload.dueBy(deps.now(), CASES_PER_SHARD);
  }
  deps.countAlarm('ApplicationOverdue', counts.overdue + counts.failed);
  const isDone = due.applicationIds.length === 0 && due.nextDueAt !== undefined;
  if (!isDone) return { counts };
  return { counts, nextDueAt: due.nextDueAt ?? null, ...(!foundSome && { changedNothing: true }) };
}

async function tryToHeal(applicationId: string, deps: SweepDeps): Promise<Healing | 'failed'> {
  try {
    return await healCase(applicationId, deps);
  } catch (error) {
    // Another writer changed the case meanwhile, so it is being taken care of.
    if (error instanceof WriteConflictError) return 'in-hand';
    if (error instanceof CalendarMissingError) deps.countAlarm('CalendarMissing', 1);
    log.error('case not healed', { applicationId, fault: faultOf(error) });
    return 'failed';
  }
}
