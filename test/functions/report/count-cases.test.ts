import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { countCases } from '../../../functions/report/count-cases.ts';
import { MOST_COUNTED_AT_ONCE } from '../../../shared/contracts/stream-events.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { moneyIn } from '../../../shared/domain/report/figures.ts';
import { difference, sumOf } from '../../../shared/domain/report/tally.ts';
import { caseTally } from '../../../shared/policy/report/case-tally.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplication } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';
import { AGENCIES, randomHistories } from './random-histories.ts';

const EVER = { from: '2000-01', to: '2099-12' };

async function cellsIn(table: Table) {
  const reports = reportStore(table);
  const lists = await Promise.all([
    reports.paidCells(EVER, 1e6),
    ...AGENCIES.map((agency) => reports.cellsOf(agency, EVER, 1e6)),
  ]);
  return Object.fromEntries(lists.flatMap((cells) => cells ?? []).map(({ name, tally }) => [name, tally]));
}

/** The sum over the latest state of each case. */
function recounted(written: readonly Application[]) {
  const latest = new Map(written.map((application) => [application.applicationId, application]));
  return sumOf([...latest.values()].map((application) => caseTally(application, chineseCalendar).cells));
}

const depsOf = (table: Table) => ({ reports: reportStore(table), calendar: chineseCalendar });

describe('the running counts', () => {
  const written: Application[] = [];
  beforeAll(async () => {
    for (let n = 1; n <= 15; n += 1) written.push(...(await randomHistories(n, aPerson(n))));
  });

  test('equal a recount, whatever batches come, come again, overtake each other or fail', async () => {
    const table = await aTable();
    const batches: Application[][] = [];
    const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: written.length, seed: 1 });
    for (const [index, application] of written.entries()) {
      const last = batches.at(-1);
      // Batches of any length up to the largest, as a stream makes them.
      if (!last || last.length >= MOST_COUNTED_AT_ONCE || (random[index] ?? 0) < 0.2) batches.push([application]);
      else last.push(application);
    }
    for (const [index, batch] of batches.entries()) {
      const chance = random[index] ?? 0;
      const earlier = batches[Math.floor(chance * index)] ?? [];
      await Promise.all([
        countCases(batch, depsOf(table)),
        // Delivered twice at once, or again long after.
        ...(chance < 0.05 ? [countCases(batch, depsOf(table))] : []),
        ...(chance > 0.7 ? [countCases(earlier, depsOf(table))] : []),
      ]);
    }
    const cells = await cellsIn(table);
    expect(difference(cells, recounted(written))).toEqual({});
    expect(Object.keys(cells).length).toBeGreaterThan(10);
    const { approved, paid, returned, pending, suspended } = moneyIn(
      sumOf(Object.entries(cells).map(([, tally]) => ({ all: tally }))).all ?? {},
    );
    expect(paid).toBeGreaterThan(0);
    expect(paid + returned + pending + suspended).toBe(approved);
  });

  test('equal a recount where every batch comes in the opposite order', async () => {
    const table = await aTable();
    const some = written.slice(0, 150);
    for (let end = some.length; end > 0; end -= 15) {
      await countCases(some.slice(Math.max(0, end - 15), end), depsOf(table));
    }
    expect(difference(await cellsIn(table), recounted(some))).toEqual({});
  });
});

test('a case that was counted does not change a cell again, and none is counted without a case', async () => {
  const table = await aTable();
  const { application } = anApplication({ agency: '210202' });
  await countCases([application], depsOf(table));
  const [before] = (await reportStore(table).cellsOf('210202', EVER, 10)) ?? [];
  expect(before).toMatchObject({ tally: { 'count:VERIFYING': 1 }, revision: 1 });
  await countCases([application, { ...application, version: 9 }], depsOf(table));
  await countCases([], depsOf(table));
  expect(await reportStore(table).cellsOf('210202', EVER, 10)).toEqual([before]);
});

test('a full batch of cases that all move between cells is one transaction', async () => {
  const table = await aTable();
  const of = (n: number, fields: object) =>
    anApplication({ applicationId: `CASE${n}`, ...fields }, { person: aPerson(n) }).application;
  const ns = Array.from({ length: MOST_COUNTED_AT_ONCE }, (_, index) => index);
  const before = ns.map((n) => of(n, { phase: 'PAID', agency: `2103${10 + n}` }));
  const after = ns.map((n) => of(n, { phase: 'PAID', agency: `2104${10 + n}`, eventCount: 2 }));
  await countCases(before, depsOf(table));
  await countCases(after, depsOf(table));
  const [moved] = (await reportStore(table).cellsOf('210410', EVER, 10)) ?? [];
  expect(moved?.tally).toMatchObject({ 'count:PAID': 1 });
  const [left] = (await reportStore(table).cellsOf('210310', EVER, 10)) ?? [];
  expect(left?.tally).toMatchObject({ 'count:PAID': 0 });
});

test('a batch whose second looks make more than 100 writes is counted just so, and once', async () => {
  const table = await aTable();
  const ns = Array.from({ length: MOST_COUNTED_AT_ONCE }, (_, index) => index);
  const of = (n: number, district: number, more: object) =>
    anApplication(
      { applicationId: `CASE${n}`, phase: 'PAID', agency: `${district + n}`, ...more },
      { person: aPerson(n + 1) },
    ).application;
  const secondLooks = (n: number) =>
    (['MANUAL_VERIFICATION', 'FUND_REVIEW'] as const).map((stage, index) => ({
      ...{ taskId: `${stage} ${n}`, stage, agency: `${210_500 + 40 * index + n}`, agrees: index === 0 },
    }));
  await countCases(
    ns.map((n) => of(n, 210_310, {})),
    depsOf(table),
  );
  const after = ns.map((n) => of(n, 210_410, { eventCount: 2, secondLooks: secondLooks(n) }));
  await Promise.all([countCases(after, depsOf(table)), countCases(after, depsOf(table))]);
  const figuresOf = async (agency: number) => (await reportStore(table).cellsOf(String(agency), EVER, 10)) ?? [];
  for (const n of ns) {
    expect(await figuresOf(210_310 + n)).toMatchObject([{ tally: { 'count:PAID': 0 } }]);
    expect(await figuresOf(210_410 + n)).toMatchObject([{ tally: { 'count:PAID': 1 } }]);
    expect((await figuresOf(210_500 + n))[0]?.tally).toEqual({ 'second-look:MANUAL_VERIFICATION:decided': 1 });
    expect((await figuresOf(210_540 + n))[0]?.tally).toEqual({
      'second-look:FUND_REVIEW:decided': 1,
      'second-look:FUND_REVIEW:disagreements': 1,
    });
  }
});
