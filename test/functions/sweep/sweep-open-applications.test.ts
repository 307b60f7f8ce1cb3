import { beforeEach, describe, expect, test } from 'vitest';
import { sweepOpenApplications } from '../../../functions/sweep/sweep-open-applications.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, HOUR, later } from '../../../shared/domain/instant.ts';
import { workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { nextDueIndexKey, nextDuePartition } from '../../../shared/table/keys.ts';
import { aSubmission, SUBMITTED_AT } from '../../support/applications.ts';
import type { CaseWalk, UseCaseDeps } from '../../support/case-walk.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
let printed: readonly string[];
beforeEach(async () => {
  printed = printedLines();
  ({ deps, walk } = await aService());
});
const nextPerson = countingPeople();

const NOTHING = {
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
const submitted = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await walk.caseIn('VERIFYING', nextPerson()));
  return ids;
};
/** Sets the clock to an hour after the submission, when a verification is due. */
const anHourLater = () => deps.clock.set(later(instantAt(SUBMITTED_AT), HOUR));

/** Application ids that fall into the same partition of the index. */
function idsOfOneShard(count: number): readonly string[] {
  const ids = Array.from({ length: 8 * count }, (_, n) => `CASE${String(n).padStart(12, '0')}`);
  return ids.filter((id) => nextDueIndexKey(id, '').nextDuePk === nextDuePartition(0)).slice(0, count);
}

/** The same dependencies, but reading some of the cases fails. */
function failingOn(bad: readonly string[], error: Error): UseCaseDeps {
  const byId: typeof deps.applications.byId = async (id) => {
    if (bad.includes(id)) throw error;
    return deps.applications.byId(id);
  };
  return { ...deps, applications: { ...deps.applications, byId } };
}

describe('a sweep that finds nothing due', () => {
  test('reports zero counts and the next due time, without a log line or an alarm', async () => {
    await submitted(3);
    deps.clock.pass(HOUR - 1);
    expect(await sweepOpenApplications(deps)).toEqual({
      counts: NOTHING,
      nextDueAt: later(instantAt(SUBMITTED_AT), HOUR),
      changedNothing: true,
    });
    expect(deps.alarms).toEqual([]);
    expect(printed).toEqual([]);
  });

  test('has no next due time where the table is empty', async () => {
    expect(await sweepOpenApplications(deps)).toEqual({ counts: NOTHING, nextDueAt: null, changedNothing: true });
  });
});

describe('a sweep that finds cases due', () => {
  test('restarts every lost workflow, however many there are', async () => {
    const ids = await submitted(20);
    for (const id of ids) deps.workflow.lose(id);
    deps.workflow.started.length = 0;
    anHourLater();
    expect(await sweepOpenApplications(deps)).toEqual({
      counts: { ...NOTHING, restarted: 20 },
      nextDueAt: later(deps.clock.instant(), HOUR),
    });
    expect([...deps.workflow.started].sort()).toEqual(ids.map((id) => `${id}-2`).sort());
    expect(deps.alarms).toEqual([]);
  });

  test('heals a case that is read after fifty cases that cannot be healed', async () => {
    const ids = idsOfOneShard(51);
    for (const [n, applicationId] of ids.entries())
      await deps.submissions.submit(aSubmission({ applicationId }, { person: aPerson(1_000 + n) }));
    anHourLater();
    const { counts } = await sweepOpenApplications(failingOn(ids.slice(0, 50), new Error('cannot be read')));
    expect(counts).toEqual({ ...NOTHING, failed: 50, restarted: 1 });
  });

  test('heals the cases beyond the first read of a shard too', async () => {
    const ids = idsOfOneShard(60);
    for (const [n, applicationId] of ids.entries()) {
      await deps.submissions.submit(aSubmission({ applicationId }, { person: aPerson(n) }));
    }
    anHourLater();
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 60 });
    expect([...deps.workflow.started].sort()).toEqual(ids.map((id) => `${id}-2`).sort());
  });

  test('counts each outcome, and logs only the counts', async () => {
    const [late, lost, paid] = [
      await walk.caseIn('FUND_REVIEW', nextPerson()),
      await walk.caseIn('VERIFYING', nextPerson()),
      await walk.caseIn('PAYING', nextPerson()),
    ];
    deps.workflow.lose(lost);
    deps.bank.answer = { outcome: 'PAID', paymentId: `${paid}-1`, ...BANK_SETTLEMENT };
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const counts = { ...NOTHING, restarted: 1, overdue: 1, 'paid-or-returned': 1 };
    expect((await sweepOpenApplications(deps)).counts).toEqual(counts);
    expect(await deps.applications.byId(late)).toMatchObject({ attention: { code: 'FUND_REVIEW_OVERDUE' } });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ level: 'INFO', message: 'sweep', counts });
  });

  test('raises the alarm for each overdue case once a day, as long as it is overdue', async () => {
    const ids = [await walk.caseIn('FUND_REVIEW', nextPerson()), await walk.caseIn('FUND_REVIEW', nextPerson())];
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const since = deps.clock.instant();
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
  test('does not stop the others, stays due, and raises the alarm', async () => {
    const ids = await submitted(12);
    for (const id of ids) deps.workflow.lose(id);
    anHourLater();
    const [bad = ''] = ids;
    const swept = await sweepOpenApplications(failingOn([bad], new Error('personal data: 王小明')));
    expect(swept).toEqual({ counts: { ...NOTHING, restarted: 11, failed: 1 } });
    expect(deps.alarms).toEqual(['ApplicationOverdue']);
    const line = printed.map((each) => JSON.parse(each)).find(({ message }) => message === 'case not healed');
    expect(line).toMatchObject({ level: 'ERROR', applicationId: bad, fault: { name: 'Error' } });
    expect(printed.join()).not.toContain('王小明');
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 1 });
  });

  test('because of missing holiday data raises the alarm CalendarMissing too', async () => {
    await walk.caseIn('FUND_REVIEW', nextPerson());
    deps.clock.set('2021-07-01T12:00:00+08:00');
    const { counts } = await sweepOpenApplications({ ...deps, calendar: workingCalendar({}) });
    expect(counts).toEqual({ ...NOTHING, failed: 1 });
    expect(deps.alarms).toEqual(['CalendarMissing', 'ApplicationOverdue']);
  });

  test('because another writer has just changed it counts as in hand, without an alarm', async () => {
    const [moved = ''] = await submitted(1);
    anHourLater();
    const { counts } = await sweepOpenApplications(failingOn([moved], new WriteConflictError('moved')));
    expect(counts).toEqual({ ...NOTHING, 'in-hand': 1 });
    expect(deps.alarms).toEqual([]);
    expect(printed.join()).not.toContain('case not healed');
  });
});

describe('a sweep that runs out of time', () => {
  test('before it starts changes nothing, and does not report that all is done', async () => {
    const ids = await submitted(2);
    anHourLater();
    expect(await sweepOpenApplications({ ...deps, mayGoOn: () => false })).toEqual({ counts: NOTHING });
    for (const id of ids) expect(await deps.applications.byId(id)).toMatchObject({ workflowRun: 1, version: 1 });
  });

  test('stops between two batches of cases, and leaves the rest to the next sweep', async () => {
    const ids = await submitted(20);
    for (const id of ids) deps.workflow.lose(id);
    anHourLater();
    // Asked before each batch of eight.
    let asked = 0;
    const mayGoOn = () => {
      asked += 1;
      return asked <= 2;
    };
    expect(await sweepOpenApplications({ ...deps, mayGoOn })).toEqual({ counts: { ...NOTHING, restarted: 16 } });
    expect((await sweepOpenApplications(deps)).counts).toEqual({ ...NOTHING, restarted: 4 });
  });
});
