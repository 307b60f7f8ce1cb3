import { beginRemoval } from '../../shared/domain/case/removal.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { PlanEntry, RetentionPlan } from '../../shared/domain/retention.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { ContentRemoval } from '../../shared/table/content-removal.ts';
import type { RetentionStore } from '../../shared/table/retention-store.ts';
import { faultOf, log } from '../runtime/log.ts';
import { type DueCaseDeps, holdOfCase, retentionOfCase } from './due-case.ts';

export interface RemoveContentDeps extends DueCaseDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly retention: Pick<RetentionStore, 'plans' | 'entries' | 'settle' | 'change'>;
  readonly removal: ContentRemoval;
  readonly now: () => Date;
  readonly mayGoOn: () => boolean;
}

const PLANS_AT_ONCE = 100;
const ENTRIES_AT_ONCE = 100;

/** What a run did. Without work left, a further one finds nothing until a plan is released. */
export interface RemovalRun {
  readonly removed: number;
  readonly kept: number;
  readonly failed: number;
  readonly nextDueAt?: null;
  readonly changedNothing?: true;
}

/**
 * Removes what the released plans list, case by case. Killed anywhere, the next run goes on where it was. A case that
 * is held by now, or no longer due, is kept; one that fails is tried again by the next run.
 *
 * @source 个人信息保护法 47
 */
export async function removeContent(deps: RemoveContentDeps): Promise<RemovalRun> {
  const total = { removed: 0, kept: 0, failed: 0 };
  const released = (await deps.retention.plans(PLANS_AT_ONCE)).entries.filter(({ status }) => status === 'RELEASED');
  if (released.length === 0) return { ...total, nextDueAt: null, changedNothing: true };
  let isLeft = false;
  for (const plan of released) {
    const found = await carryOut(plan, deps);
    total.removed += found.removed;
    total.kept += found.kept;
    total.failed += found.failed;
    isLeft ||= !found.isDone;
  }
  log.info('content removal', { ...total });
  return isLeft ? total : { ...total, nextDueAt: null };
}

async function carryOut(plan: RetentionPlan, deps: RemoveContentDeps) {
  const now = { removed: 0, kept: 0, failed: 0 };
  const settled = { removed: 0, kept: 0 };
  let next: string | undefined;
  do {
    const page = await deps.retention.entries(plan.planId, ENTRIES_AT_ONCE, next);
    for (const entry of page.entries.filter(({ hold }) => hold === undefined)) {
      if (entry.outcome) {
        settled[entry.outcome === 'REMOVED' ? 'removed' : 'kept'] += 1;
        continue;
      }
      if (!deps.mayGoOn()) return { ...now, isDone: false };
      now[await tryToRemove(plan, entry, deps)] += 1;
    }
    next = page.next;
  } while (next !== undefined);
  if (now.failed > 0) return { ...now, isDone: false };
  const done = {
    at: instantOf(deps.now()),
    removed: settled.removed + now.removed,
    kept: settled.kept + now.kept,
  };
  await deps.retention.change({ ...plan, status: 'DONE', done }, 'RELEASED');
  return { ...now, isDone: true };
}

async function tryToRemove(
  { planId }: RetentionPlan,
  entry: PlanEntry,
  deps: RemoveContentDeps,
): Promise<'removed' | 'kept' | 'failed'> {
  const { applicationId } = entry;
  try {
    const outcome = await removeFrom(planId, entry, deps);
    await deps.retention.settle(planId, { ...entry, outcome });
    return outcome === 'REMOVED' ? 'removed' : 'kept';
  } catch (error) {
    log.error('content not removed', { applicationId, fault: faultOf(error) });
    return 'failed';
  }
}

/** The first write says that the content goes, and holds only while nothing has changed since the check for holds. */
async function removeFrom(
  planId: string,
  { applicationId, scope }: PlanEntry,
  deps: RemoveContentDeps,
): Promise<'REMOVED' | 'KEPT'> {
  return deps.applications.retryOnConflict(async () => {
    let application = await deps.applications.byId(applicationId);
    const { contentRemoved } = application;
    const hasBegun = contentRemoved !== undefined && (contentRemoved.scope === 'ALL' || scope === 'BESIDE_VOUCHER');
    if (!hasBegun) {
      const at: Instant = instantOf(deps.now());
      const retention = await retentionOfCase(application, deps);
      if (retention?.scope !== scope || retention.dueOn > beijingDate(deps.now())) return 'KEPT';
      if (await holdOfCase(application, deps)) return 'KEPT';
      application = await deps.applications.write(beginRemoval(application, { scope, planId, at }));
    }
    await deps.removal.finish(application);
    return 'REMOVED';
  });
}
