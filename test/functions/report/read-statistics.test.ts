import { expect, test } from 'vitest';
import { countCases } from '../../../functions/report/count-cases.ts';
import { keptFor } from '../../../functions/report/kept-for.ts';
import { readStatistics } from '../../../functions/report/read-statistics.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplication } from '../../support/applications.ts';

test('the public sees what was paid by month, agency and level, and no number under eleven', async () => {
  const reports = reportStore(await aTable());
  const now = () => new Date('2021-08-01T09:00:00+08:00');
  const paid = (n: number, agency: string) =>
    anApplication({ applicationId: `CASE${agency}${n}`, phase: 'PAID', agency }).application;
  const cases = [
    ...Array.from({ length: 12 }, (_, n) => paid(n, '210202')),
    ...Array.from({ length: 3 }, (_, n) => paid(n, '210203')),
  ];
  await countCases(cases, { reports, calendar: chineseCalendar });
  expect(await readStatistics({ reports, now })).toEqual({
    rows: [
      { month: '2021-06', agency: '210202', level: 3, count: 12, fen: 3_000_000 },
      { month: '2021-06', agency: '210203', level: 3, count: '<11', fen: '<11' },
    ],
    totals: { count: 12, fen: 3_000_000, rowsLeftOut: 1 },
    asOf: '2021-08-01T09:00:00+08:00',
  });
});

test('an answer is kept for its time, and a failure is not', async () => {
  let [at, calls] = [0, 0];
  const read = keptFor(
    1000,
    async () => {
      calls += 1;
      if (calls === 1) throw new Error('down');
      return calls;
    },
    () => new Date(at),
  );
  await expect(read()).rejects.toThrow('down');
  expect([await read(), await read()]).toEqual([2, 2]);
  at = 1000;
  expect(await read()).toBe(3);
});
