import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { addDays, addMonths, beijingDate, type CivilDate, startOfDay } from '../../shared/domain/civil-date.ts';
import { ApplicationNotFoundError } from '../../shared/domain/errors.ts';
import { DAY, dateOf, type Instant, instantOf, later } from '../../shared/domain/instant.ts';
import type { PlanEntry, RetentionPlan } from '../../shared/domain/retention.ts';
import type { NextRemoval } from '../../shared/table/keys.ts';
import { type EndedCase, RETENTION_SHARDS, type RetentionStore } from '../../shared/table/retention-store.ts';
import { log } from '../runtime/log.ts';
import { type DueCaseDeps, holdOfCase, retentionOfCase } from './due-case.ts';

export interface DrawUpPlanDeps extends DueCaseDeps {
  readonly retention: Pick<RetentionStore, 'ended' | 'plans' | 'begin' | 'addEntry' | 'change'>;
  readonly now: () => Date;
  readonly mayGoOn: () => boolean;
}

/** A plan lists at most so many cases. The next one lists the others. */
export const MOST_ENTRIES = 5000;
const CASES_AT_ONCE = 100;
const SIDE_BY_SIDE = 8;

/** A draft that nobody released is drawn up anew after so many days: by then more is due, and less is held. */
const DRAFT_DAYS = 30;

/** What the call did, and before when a further one would find nothing: null means never, absent means now. */
export interface DrawnUp {
  readonly planId?: string;
  readonly nextDueAt?: Instant | null;
  readonly changedNothing?: true;
}

const waitUntil = (nextDueAt: Instant | null): DrawnUp => ({ nextDueAt, changedNothing: true });

/**
 * Draws up which cases are due to lose their content: a dry run, which removes nothing. It lists those that are held,
 * too, with the reason. While another plan is being carried out there is no new one, and no second one in a day.
 *
 * Killed half-way, the same day's call writes the same plan again; one of another day leaves it behind.
 */
export async function drawUpPlan(deps: DrawUpPlanDeps): Promise<DrawnUp> {
  const drawnUpAt = instantOf(deps.now());
  const today = beijingDate(deps.now());
  const [latest] = (await deps.retention.plans(1)).entries;
  if (latest?.status === 'RELEASED') return {};
  if (latest?.status === 'DRAFT' && drawnUpAt < standsUntil(latest)) return waitUntil(standsUntil(latest));
  if (latest?.planId === today && latest.status !== 'DRAWING_UP') {
    return waitUntil(instantOf(startOfDay(addDays(today, 1))));
  }
  const { entries, nextDueOn } = await dueCases(today, deps);
  if (entries.length === 0) return waitUntil(nextDueOn ? instantOf(startOfDay(nextDueOn)) : null);
  const heldCount = entries.filter(({ hold }) => hold !== undefined).length;
  const plan: RetentionPlan = {
    ...{ planId: today, status: 'DRAWING_UP', drawnUpAt },
    ...{ dueCount: entries.length - heldCount, heldCount },
  };
  if (!(await deps.retention.begin(plan))) return {};
  for (const entry of entries) await deps.retention.addEntry(today, entry);
  const isOld = latest && latest.planId !== today && (latest.status === 'DRAFT' || latest.status === 'DRAWING_UP');
  if (isOld) await deps.retention.change({ ...latest, status: 'REPLACED' }, latest.status);
  const draft = await deps.retention.change({ ...plan, status: 'DRAFT' }, 'DRAWING_UP');
  log.info('retention plan', { planId: today, dueCount: plan.dueCount, heldCount });
  return { planId: today, nextDueAt: standsUntil(draft) };
}

function standsUntil({ drawnUpAt }: RetentionPlan): Instant {
  return later(drawnUpAt, DRAFT_DAYS * DAY);
}

interface Found {
  readonly entries: readonly PlanEntry[];
  /** The day on which the first of the others may be due; undefined where there is none. */
  readonly nextDueOn?: CivilDate;
}

async function dueCases(today: CivilDate, deps: DrawUpPlanDeps): Promise<Found> {
  const { contentYears, voucherYears } = deps.rules;
  const lists: readonly (readonly [NextRemoval, number])[] = [
    ['CONTENT', contentYears],
    ['VOUCHERS', voucherYears],
  ];
  const entries: PlanEntry[] = [];
  const laterDays: CivilDate[] = [];
  for (const [next, years] of lists) {
    for (const shard of RETENTION_SHARDS) {
      const found = await dueOfShard({ next, years, shard }, today, MOST_ENTRIES - entries.length, deps);
      entries.push(...found.entries);
      if (found.nextDueOn) laterDays.push(found.nextDueOn);
    }
  }
  const [nextDueOn] = laterDays.sort();
  return { entries, ...(nextDueOn && { nextDueOn }) };
}

interface Shard {
  readonly next: NextRemoval;
  readonly years: number;
  readonly shard: number;
}

/** A case ends after its submission, so what was submitted too late cannot be due yet. */
async function dueOfShard({ next, years, shard }: Shard, today: CivilDate, room: number, deps: DrawUpPlanDeps) {
  const entries: PlanEntry[] = [];
  const laterDays: CivilDate[] = [];
  let after: EndedCase | undefined;
  for (;;) {
    const cases = await deps.retention.ended(next, shard, CASES_AT_ONCE, after);
    const early = cases.filter((ended) => earliestDue(ended, years) <= today);
    const [first] = cases.slice(early.length);
    if (first) laterDays.push(earliestDue(first, years));
    for (let index = 0; index < early.length; index += SIDE_BY_SIDE) {
      const some = early.slice(index, index + SIDE_BY_SIDE);
      for (const entry of (await Promise.all(some.map((ended) => entryOf(ended, deps)))).flat()) {
        if (entry.dueOn <= today) entries.push(entry);
        else laterDays.push(entry.dueOn);
      }
      if (entries.length >= room || !deps.mayGoOn()) return { entries, nextDueOn: laterDays.sort()[0] };
    }
    after = cases.at(-1);
    if (first || cases.length < CASES_AT_ONCE) return { entries, nextDueOn: laterDays.sort()[0] };
  }
}

function earliestDue({ submittedAt }: EndedCase, years: number): CivilDate {
  return addDays(addMonths(beijingDate(dateOf(submittedAt)), 12 * years), 1);
}

/** The case as the plan lists it; nothing where it has gone from the index since. */
async function entryOf({ applicationId }: EndedCase, deps: DrawUpPlanDeps): Promise<readonly PlanEntry[]> {
  try {
    const application = await deps.applications.byId(applicationId);
    const retention = await retentionOfCase(application, deps);
    if (!retention) return [];
    const hold = await holdOfCase(application, deps);
    const { agency = CITY_AGENCY } = application;
    return [{ ...retention, applicationId, agency, ...(hold && { hold }) }];
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) return [];
    throw error;
  }
}
