import type { Admission } from '../../../../shared/domain/case/admission.ts';
import type { Application } from '../../../../shared/domain/case/application.ts';
import type { CaseRecord } from '../../../../shared/domain/case/audit-faults.ts';
import type { Change, Effect } from '../../../../shared/domain/case/change.ts';
import type { Publication } from '../../../../shared/domain/case/staff-decision.ts';
import type { Objection } from '../../../../shared/domain/objection.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { keyOf } from '../../../../shared/table/application-item.ts';

/** A case with everything that was written with it. */
export interface StoredCase extends CaseRecord {
  readonly objections: readonly Objection[];
}

/** What the people of the random steps work with: a table of one person's cases. A write is whole, or is refused. */
export interface CaseTable {
  /** Every case of the person, receipts included, in the order in which they began. */
  readonly cases: () => Promise<readonly StoredCase[]>;
  readonly begin: (change: Change) => Promise<'written' | 'refused'>;
  readonly write: (change: Change) => Promise<'written' | 'refused'>;
  readonly admit: (admission: Admission) => Promise<'written' | 'refused'>;
  /** Opens a task as the workflow does: the case gets another version. */
  readonly open: (application: Application, task: Task) => Promise<'written' | 'refused'>;
  readonly takeSerial: (publication: Publication) => Promise<number>;
  /** How many places of a year are taken. */
  readonly placesOf: (year: number) => Promise<number>;
}

interface Contents {
  readonly cases: ReadonlyMap<string, StoredCase>;
  readonly places: ReadonlyMap<number, number>;
  readonly submissions: ReadonlyMap<string, number>;
  readonly serials: ReadonlySet<number>;
  /** From the person, in all cases together. */
  readonly openRecoveries: number;
}

class Refused extends Error {}

function require(condition: boolean): asserts condition {
  if (!condition) throw new Refused();
}

/** The table in memory: the conditions of every write as they are meant, apart from how the real table writes them. */
export function memoryTable(): CaseTable & { readonly contents: () => Contents } {
  let contents: Contents = {
    cases: new Map(),
    places: new Map(),
    submissions: new Map(),
    serials: new Set(),
    openRecoveries: 0,
  };
  let lastSerial = 0;
  const store = (changes: readonly Change[]): 'written' | 'refused' => {
    try {
      const next = changes.reduce(withChange, contents);
      requireOneCaseAKey(next);
      contents = next;
      return 'written';
    } catch (error) {
      if (error instanceof Refused) return 'refused';
      throw error;
    }
  };
  return {
    contents: () => contents,
    cases: async () => [...contents.cases.values()],
    begin: async (change) => store([change]),
    write: async (change) => store([change]),
    // The refused case makes room first; the new attempt then takes the key.
    admit: async ({ overturned, admitted }) => {
      const isInPlace = keyOf(overturned.before).sk === keyOf(admitted.after).sk;
      const after: Application = isInPlace ? { ...overturned.after, setAside: true } : overturned.after;
      return store([{ ...overturned, after }, admitted]);
    },
    open: async (application, task) => {
      const stored = contents.cases.get(application.applicationId);
      if (stored?.application.version !== application.version) return 'refused';
      const opened = { ...application, version: application.version + 1 };
      const kept = { ...stored, application: opened, tasks: [...stored.tasks, task] };
      contents = { ...contents, cases: new Map(contents.cases).set(application.applicationId, kept) };
      return 'written';
    },
    takeSerial: async () => {
      lastSerial += 1;
      return lastSerial;
    },
    placesOf: async (year) => contents.places.get(year) ?? 0,
  };
}

/** Once for each person, occupation and level. */
function requireOneCaseAKey({ cases }: Contents): void {
  const keys = [...cases.values()].map(({ application }) => keyOf(application).sk);
  require(new Set(keys).size === keys.length);
}

function withChange(contents: Contents, change: Change): Contents {
  const { before, after, event, effects } = change;
  const stored = contents.cases.get(after.applicationId);
  require((stored?.application.version ?? 0) === (before?.version ?? 0));
  // A case that was set aside has another key, in the same version.
  require(!stored || !before || keyOf(stored.application).sk === keyOf(before).sk);
  const begun: StoredCase = {
    application: after,
    trail: [],
    tasks: [],
    payments: [],
    former: [],
    recoveries: [],
    objections: [],
  };
  const { trail, ...others } = stored ?? begun;
  const kept: StoredCase = { ...others, application: after, trail: [...trail, event] };
  const cases = new Map(contents.cases).set(after.applicationId, kept);
  return effects.reduce<Contents>((so, effect) => withEffect(so, after.applicationId, effect), { ...contents, cases });
}

function withEffect(contents: Contents, applicationId: string, effect: Effect): Contents {
  const { cases, places, submissions, serials, openRecoveries } = contents;
  const stored = cases.get(applicationId);
  require(stored !== undefined);
  const having = (fields: Partial<StoredCase>, of: StoredCase = stored): Contents => ({
    ...contents,
    cases: new Map(cases).set(of.application.applicationId, { ...of, ...fields }),
  });
  const taken = 'year' in effect ? (places.get(effect.year) ?? 0) : 0;
  switch (effect.kind) {
    case 'TAKE_ANNUAL_PLACE': {
      const { day } = effect;
      const submitted = day ? (submissions.get(day.date) ?? 0) : 0;
      require((effect.limit === null || taken < effect.limit) && (!day || submitted < day.submissionsAtMost));
      const counted = day ? new Map(submissions).set(day.date, submitted + 1) : submissions;
      return { ...contents, places: new Map(places).set(effect.year, taken + 1), submissions: counted };
    }
    case 'GIVE_BACK_ANNUAL_PLACE':
      require(taken > 0);
      return { ...contents, places: new Map(places).set(effect.year, taken - 1) };
    case 'SET_ASIDE': {
      const { previous } = effect;
      const aside = cases.get(previous.applicationId);
      require(aside?.application.version === previous.version);
      return having({ application: { ...previous, setAside: true } }, aside);
    }
    case 'KEEP_DECLARATION':
      require(stored.former.every(({ declaredBy }) => declaredBy !== effect.former.declaredBy));
      return having({ former: [...stored.former, effect.former] });
    case 'OPEN_TASK':
      require(stored.tasks.every(({ taskId }) => taskId !== effect.task.taskId));
      return having({ tasks: [...stored.tasks, effect.task] });
    case 'DECIDE_TASK':
    case 'CANCEL_TASK':
    case 'MOVE_TASK':
    case 'EXTEND_TASK':
    case 'STATE_IN_TASK': {
      const open = stored.tasks.find(({ taskId }) => taskId === effect.task.taskId);
      require(open?.status === 'OPEN');
      require(effect.kind !== 'EXTEND_TASK' || open.extension === undefined);
      require(effect.kind !== 'STATE_IN_TASK' || open.statement === undefined);
      return having({ tasks: stored.tasks.map((task) => (task === open ? effect.task : task)) });
    }
    case 'STORE_NOTICE_ENTRY':
      require(!serials.has(effect.serial));
      return { ...contents, serials: new Set(serials).add(effect.serial) };
    case 'STORE_OBJECTION':
      return having({ objections: [...stored.objections, effect.objection] });
    case 'REFUSE_OBJECTION': {
      const found = stored.objections.find(({ objectionId }) => objectionId === effect.objection.objectionId);
      require(found !== undefined && found.notAdmitted === undefined);
      return having({ objections: stored.objections.map((each) => (each === found ? effect.objection : each)) });
    }
    case 'REQUEST_PAYMENT':
      require(stored.payments.every(({ number }) => number !== effect.payment.number));
      return having({ payments: [...stored.payments, effect.payment] });
    case 'SETTLE_PAYMENT': {
      const ordered = stored.payments.find(({ number }) => number === effect.payment.number);
      require(ordered?.status === 'REQUESTED');
      return having({ payments: stored.payments.map((each) => (each === ordered ? effect.payment : each)) });
    }
    case 'STORE_RECOVERY':
      require(stored.recoveries.every(({ recoveryId }) => recoveryId !== effect.recovery.recoveryId));
      return having({ recoveries: [...stored.recoveries, effect.recovery] });
    case 'CHANGE_RECOVERY': {
      const found = stored.recoveries.find(({ recoveryId }) => recoveryId === effect.recovery.recoveryId);
      require(found !== undefined);
      return having({ recoveries: stored.recoveries.map((each) => (each === found ? effect.recovery : each)) });
    }
    case 'COUNT_OPEN_RECOVERY':
      require(openRecoveries + effect.by >= 0);
      return { ...contents, openRecoveries: openRecoveries + effect.by };
    case 'REQUIRE_NO_RECOVERY':
      require(openRecoveries === 0);
      return contents;
    case 'COUNT_NOTICE_ENTRY':
    case 'WITHDRAW_NOTICE_ENTRY':
    case 'COPY_FINDING':
    case 'SPEND_BUDGET':
    case 'RESTORE_BUDGET':
    case 'STOP_WAITING':
      return contents;
    default:
      return effect satisfies never;
  }
}
