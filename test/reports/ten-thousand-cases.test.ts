import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCases } from '../../functions/report/count-cases.ts';
import { MOST_COUNTED_AT_ONCE } from '../../shared/contracts/stream-events.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { LEVELS } from '../../shared/domain/declared.ts';
import type { Phase } from '../../shared/domain/phase.ts';
import { moneyIn, secondLookCounts } from '../../shared/domain/report/figures.ts';
import { difference, sumOf } from '../../shared/domain/report/tally.ts';
import { caseTally } from '../../shared/policy/report/case-tally.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { AGENCIES } from '../functions/report/random-histories.ts';
import { aTable } from '../support/a-table.ts';
import { anApplication } from '../support/applications.ts';
import { instantAt } from '../support/instants.ts';

/** DynamoDB Local is slower than the database of the tests: it did not get through 10,000 in five minutes. */
const CASES = process.env.DYNAMODB_ENDPOINT ? 480 : 10_000;
/** The ways of a case, phase by phase: most are paid. */
const WAYS: readonly (readonly Phase[])[] = [
  ['VERIFYING', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED', 'PAYING', 'PAID'],
  ['VERIFYING', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED', 'PAYING', 'PAYMENT_RETURNED', 'PAYING', 'PAID'],
  ['VERIFYING', 'MANUAL_VERIFICATION', 'CORRECTION_REQUESTED', 'VERIFYING', 'REJECTED'],
  ['VERIFYING', 'FUND_REVIEW', 'WITHDRAWN'],
  ['VERIFYING', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED', 'SUSPENDED', 'REJECTED'],
  ['VERIFYING', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'],
];

/** One decision in twenty gets a second look, one of these in four another answer; the last is still open. */
function secondLooksOf(n: number, phase: Phase) {
  if (n % 20 !== 0 || phase === 'VERIFYING') return undefined;
  const look = { taskId: `CASE${n}`, stage: 'FUND_REVIEW', agency: AGENCIES[(n / 20) % 4] ?? '210200' } as const;
  return [n + 20 >= CASES || phase === 'FUND_REVIEW' ? look : { ...look, agrees: n % 80 !== 0 }];
}

/** Some of the cases, as each was after one of its events. */
function* histories(): Generator<Application> {
  for (let n = 0; n < CASES; n += 1) {
    const level = LEVELS[n % 5] ?? 3;
    const month = String((n % 12) + 1).padStart(2, '0');
    const submittedAt = instantAt(`2021-${month}-10T09:00:00+08:00`);
    const paidAt = instantAt(`2021-${month}-28T09:00:00+08:00`);
    const way = WAYS[n % WAYS.length] ?? [];
    for (const [index, phase] of way.entries()) {
      const known = {
        submittedAt,
        agency: AGENCIES[n % 4],
        eventCount: index + 1,
        secondLooks: secondLooksOf(n, phase),
        ...(phase === 'PAID' && { paidAt }),
      };
      yield anApplication({ applicationId: `CASE${n}`, phase, ...known }, { level }).application;
    }
  }
}

test(`after ${CASES} cases whose records come again and late, the running counts equal a recount`, async () => {
  const table = await aTable();
  const deps = { reports: reportStore(table), calendar: chineseCalendar };
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 5000, seed: 10 });
  const latest = new Map<string, Application>();
  let batch: Application[] = [];
  let before: Application[] = [];
  let batches = 0;
  for (const application of histories()) {
    latest.set(application.applicationId, application);
    batch.push(application);
    if (batch.length < MOST_COUNTED_AT_ONCE) continue;
    await countCases(batch, deps);
    // One batch in twenty comes again, and one in twenty after the batch behind it.
    const chance = random[batches % random.length] ?? 0;
    if (chance < 0.05) await countCases(batch, deps);
    if (chance > 0.95) await countCases(before, deps);
    batches += 1;
    [before, batch] = [batch, []];
  }
  await countCases(batch, deps);

  const ever = { from: '2021-01', to: '2021-12' };
  const lists = [await deps.reports.paidCells(ever, 1e6)];
  for (const agency of AGENCIES) lists.push(await deps.reports.cellsOf(agency, ever, 1e6));
  const cells = Object.fromEntries(lists.flatMap((list) => list ?? []).map(({ name, tally }) => [name, tally]));
  const recounted = sumOf([...latest.values()].map((application) => caseTally(application, chineseCalendar).cells));
  expect(difference(cells, recounted)).toEqual({});
  const all = sumOf(Object.values(cells).map((tally) => ({ all: tally }))).all ?? {};
  const { approved, paid, returned, pending, suspended } = moneyIn(all);
  expect(paid + returned + pending + suspended).toBe(approved);
  const looks = CASES / 20;
  expect(secondLookCounts(all)).toEqual([
    { stage: 'FUND_REVIEW', open: 1, decided: looks - 1, disagreements: looks / 4 },
  ]);
  expect(latest.size).toBe(CASES);
});
