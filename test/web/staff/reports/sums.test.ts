import { describe, expect, test } from 'vitest';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { moneyIn } from '../../../../shared/domain/report/figures.ts';
import { sumOf as tallySum } from '../../../../shared/domain/report/tally.ts';
import { caseTally } from '../../../../shared/policy/report/case-tally.ts';
import { chineseCalendar } from '../../../../shared/policy/working-calendar.ts';
import {
  type CountedRow,
  disagreementPercent,
  groupSumOf,
  groupsOf,
  keysIn,
  partsOf,
  secondLooksOf,
  sumOf,
} from '../../../../web/staff/reports/sums.ts';
import { anApplication } from '../../../support/applications.ts';

const row = (phase: CountedRow['phase'], more: Partial<CountedRow> = {}): CountedRow => ({
  ...{ phase, agency: '210202', level: 3, occupationCode: '6-18-02-04', month: '2021-06', count: 1, fen: 250_000 },
  ...more,
});

describe('the money of approved cases', () => {
  test('is by phase what the service says by stage, and its parts add up to it', () => {
    const tallies = PHASES.map((phase) => caseTally(anApplication({ phase }).application, chineseCalendar).cells);
    const money = moneyIn(tallySum(tallies.map((cells) => ({ all: Object.values(cells)[0] ?? {} }))).all ?? {});
    const rows = PHASES.map((phase) => row(phase));
    const parts = partsOf(rows);
    expect(groupSumOf(rows)).toEqual({
      submitted: { count: PHASES.length, fen: PHASES.length * 250_000 },
      approved: { count: 7, fen: money.approved },
      paid: { count: 1, fen: money.paid },
    });
    expect(parts.returned.fen).toBe(money.returned);
    expect(parts.pending.fen).toBe(money.pending);
    expect(parts.suspended.fen).toBe(money.suspended);
    expect(sumOf(Object.values(parts))).toEqual(groupSumOf(rows).approved);
  });
});

describe('groups', () => {
  const rows = [
    row('PAID', { month: '2021-06', count: 2, fen: 500_000 }),
    row('REJECTED', { month: '2021-06' }),
    row('SUSPENDED', { month: '2021-08', agency: '210203' }),
  ];

  test('come in the order of their keys, those without a case too, and add up to all', () => {
    const groups = groupsOf(rows, ({ month }) => month, ['2021-06', '2021-07', '2021-08']);
    expect(groups).toEqual([
      {
        key: '2021-06',
        submitted: { count: 3, fen: 750_000 },
        approved: { count: 2, fen: 500_000 },
        paid: { count: 2, fen: 500_000 },
      },
      {
        key: '2021-07',
        submitted: { count: 0, fen: 0 },
        approved: { count: 0, fen: 0 },
        paid: { count: 0, fen: 0 },
      },
      {
        key: '2021-08',
        submitted: { count: 1, fen: 250_000 },
        approved: { count: 1, fen: 250_000 },
        paid: { count: 0, fen: 0 },
      },
    ]);
    expect(sumOf(groups.map(({ approved }) => approved))).toEqual(groupSumOf(rows).approved);
  });

  test('have the keys of the rows, each once', () => {
    expect(keysIn(rows, ({ agency }) => agency)).toEqual(['210202', '210203']);
  });
});

describe('second looks', () => {
  const look = {
    agency: '210202',
    stage: 'FUND_REVIEW',
    month: '2021-06',
    open: 1,
    decided: 3,
    disagreements: 1,
  } as const;

  test('of several months are one line for an agency and a stage', () => {
    const rows = secondLooksOf([
      { ...look, agency: '210203' },
      look,
      { ...look, month: '2021-07', open: 0, disagreements: 0 },
      { ...look, stage: 'MANUAL_VERIFICATION' },
    ]);
    expect(rows).toEqual([
      { agency: '210202', stage: 'FUND_REVIEW', open: 1, decided: 6, disagreements: 1 },
      { agency: '210202', stage: 'MANUAL_VERIFICATION', open: 1, decided: 3, disagreements: 1 },
      { agency: '210203', stage: 'FUND_REVIEW', open: 1, decided: 3, disagreements: 1 },
    ]);
  });

  test('have a rate once one is decided', () => {
    expect(disagreementPercent({ decided: 8, disagreements: 1 })).toBe(12.5);
    expect(disagreementPercent({ decided: 8, disagreements: 0 })).toBe(0);
    expect(disagreementPercent({ decided: 0, disagreements: 0 })).toBeUndefined();
  });
});
