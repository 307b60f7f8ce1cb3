import { beforeEach, describe, expect, test } from 'vitest';
import { sweepOpenApplications } from '../../../functions/sweep/sweep-open-applications.ts';
import { TransactionContendedError } from '../../../shared/domain/errors.ts';
import { DAY, HOUR, instantOf, later } from '../../../shared/domain/instant.ts';
import { workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { nextDueIndexKey, nextDuePartition } from '../../../shared/table/keys.ts';
import { aTable } from '../../support/a-table.ts';
import { aSubmission, SUBMITTED_AT } from '../../support/applications.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
let somebody: ReturnType<typeof countingPeople>;
let printed: readonly string[];
beforeEach(async () => {
  printed = printedLines();
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
  somebody = countingPeople();
});

const NOTHING = { 'on-time': 0, ended: 0, 'paid-or-returned': 0, restarted: 0, 'in-hand': 0, overdue: 0, failed: 0 };
const now = () => instantOf(deps.now());
const submitted = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await walk.caseIn('VERIFYING', somebody()));
  return ids;
};
/** The clock goes to an hour after the submission, when a verification has to be done. */
const anHourLater = () => deps.clock.set(later(instantOf(new Date(SUBMITTED_AT)), HOUR));

/** Ids that share one of the partitions of the index. */
function idsOfOneShard(count: number): readonly string[] {
  const ids = Array.from({ length: 8 * count }, (_, n) => `CASE${String(n).padStart(12, '0')}`);
  return ids.filter((id) => nextDueIndexKey(id, '').nextDuePk === nextDuePartition(0)).slice(0, count);
}

/** The same use cases, but reading one of the cases fails. */
function failingOn(bad: string, error: Error): UseCaseDeps {
  const byId: typeof deps.applications.byId = async (id) => {
    if (id === bad) throw error;
    return deps.applications.byId(id);
  };
  return { ...deps, applications: { ...deps.applications, byId } };
}

describe('a sweep that finds nothing due', () => {
  test('says so quietly, and when the next thing is', async () => {
    await submitted(3);
    deps.clock.pass(HOUR - 1);
    expect(await sweepOpenApplications(deps)).toEqual({
      counts: NOTHING,
      nextDueAt: later(instantOf(new Date(SUBMITTED_AT)), HOUR),
    });
    expect(deps.alarms).toEqual([]);
    expect(printed).toEqual([]);
  });

  test('of an empty table says that nothing ever is', async () => {
    expect(await sweepOpenApplications(deps)).toEqual({ counts: NOTHING, nextDueAt: null });
  });
});

describe('a sweep that finds cases due', () => {
  test('starts every lost workflow, however many', async () => {
    const ids = await submitted(20);
    for (const id of ids) deps.workflow.lose(id);
    deps.workflow.started.length = 0;
    anHourLater();
    expect(await sweepOpenApplications(deps)).toEqual({
      counts: { ...NOTHING, restarted: 20 },
      nextDueAt: later(now(), HOUR),
    });
    expect([...deps.workflow.started].sort()).toEqual(ids.map((id) => `${id}-2`).sort());
    expect(deps.alarms).toEqual([]);
  });

  test('is kept by none that cannot be healed from those behind it', async () => {
    const ids = idsOfOneShard(51);
    for (const [n, applicationId] of ids.entries())
      await deps.submissions.submit(aSubmission({ applicationId }, { person: aPerson(1_000 + n) }));
    const bad = new Set(ids.slice(0, 50));
    const byId: typeof deps.applications.byId = async (id) => {
      if (bad.has(id)) throw new Error('cannot be read');
      return deps.applications.byId(id);
    };
    anHourLater();
    const { counts } = await sweepOpenApplications({ ...deps, applications: { ...deps.applications, byId } });
    expect(counts).toEqual({ ...NOTHING, failed: 50, restarted: 1 });
  });

  test('takes up also what lies beyond the first read of a shard', async () => {
    const ids = idsOfOneShard(60);
    for (const [n, applicationId] of ids.entries()) {
      await deps.submissions.submit(aSubmission({ applicationId }, { person: aPerson(n) }));
    }
    anHourLater();
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 60 });
    expect([...deps.workflow.started].sort()).toEqual(ids.map((id) => `${id}-2`).sort());
  });

  test('counts what became of each, and logs no more than the counts', async () => {
    const [late, lost, paid] = [
      await walk.caseIn('FUND_REVIEW', somebody()),
      await walk.caseIn('VERIFYING', somebody()),
      await walk.caseIn('PAYING', somebody()),
    ];
    deps.workflow.lose(lost);
    const settledAt = '2021-06-25T10:00:00+08:00';
    deps.bank.answer = { outcome: 'PAID', paymentId: `${paid}-1`, bankReference: 'BANK-7', settledAt };
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const counts = { ...NOTHING, restarted: 1, overdue: 1, 'paid-or-returned': 1 };
    expect((await sweepOpenApplications(deps)).counts).toEqual(counts);
    expect(await deps.applications.byId(late)).toMatchObject({ attention: { code: 'FUND_REVIEW_OVERDUE' } });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ level: 'INFO', message: 'sweep', counts });
  });

  test('rings the alarm for each overdue case once a day, as long as it lasts', async () => {
    const ids = [await walk.caseIn('FUND_REVIEW', somebody()), await walk.caseIn('FUND_REVIEW', somebody())];
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const since = now();
    await sweepOpenApplications(deps);
    expect(deps.alarms).toEqual(['ApplicationOverdue', 'ApplicationOverdue']);
    deps.clock.pass(HOUR);
    expect((await sweepOpenApplications(deps)).counts).toEqual(NOTHING);
    expect(deps.alarms).toHaveLength(2);
    deps.clock.pass(DAY - HOUR);
    await sweepOpenApplications(deps);
    expect(deps.alarms).toHaveLength(4);
    for (const id of ids) expect((await deps.applications.byId(id)).attention?.since).toBe(since);
  });
});

describe('a case that cannot be healed', () => {
  test('stops none of the others, is left due, and rings the alarm', async () => {
    const ids = await submitted(12);
    for (const id of ids) deps.workflow.lose(id);
    anHourLater();
    const [bad = ''] = ids;
    const swept = await sweepOpenApplications(failingOn(bad, new Error('王小明 and more that nobody may read')));
    expect(swept).toEqual({ counts: { ...NOTHING, restarted: 11, failed: 1 } });
    expect(deps.alarms).toEqual(['ApplicationOverdue']);
    const line = printed.map((each) => JSON.parse(each)).find(({ message }) => message === 'case not healed');
    expect(line).toMatchObject({ level: 'ERROR', applicationId: bad, fault: { name: 'Error' } });
    expect(printed.join()).not.toContain('王小明');
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 1 });
  });

  test('for want of a calendar rings that alarm too', async () => {
    await walk.caseIn('FUND_REVIEW', somebody());
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const { counts } = await sweepOpenApplications({ ...deps, calendar: workingCalendar({}) });
    expect(counts).toEqual({ ...NOTHING, failed: 1 });
    expect(deps.alarms).toEqual(['CalendarMissing', 'ApplicationOverdue']);
  });

  test('because somebody else has just moved it is in hand, without an alarm', async () => {
    const [moved = ''] = await submitted(1);
    anHourLater();
    const { counts } = await sweepOpenApplications(failingOn(moved, new TransactionContendedError('moved')));
    expect(counts).toEqual({ ...NOTHING, 'in-hand': 1 });
    expect(deps.alarms).toEqual([]);
    expect(printed.join()).not.toContain('case not healed');
  });
});

describe('a sweep that runs out of time', () => {
  test('before it began touches nothing and does not say that all is done', async () => {
    const ids = await submitted(2);
    anHourLater();
    expect(await sweepOpenApplications({ ...deps, mayGoOn: () => false })).toEqual({ counts: NOTHING });
    for (const id of ids) expect(await deps.applications.byId(id)).toMatchObject({ workflowRun: 1, version: 1 });
  });

  test('stops between two handfuls of cases and leaves the rest to the next sweep', async () => {
    const ids = await submitted(20);
    for (const id of ids) deps.workflow.lose(id);
    anHourLater();
    // Asked before each handful of eight.
    let asked = 0;
    const mayGoOn = () => {
      asked += 1;
      return asked <= 2;
    };
    expect(await sweepOpenApplications({ ...deps, mayGoOn })).toEqual({ counts: { ...NOTHING, restarted: 16 } });
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 4 });
  });
});
