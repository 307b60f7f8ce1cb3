import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '../../../../shared/domain/declared.ts';
import { cellName, cellNamed } from '../../../../shared/domain/report/cell.ts';
import {
  figure,
  medianDays,
  moneyIn,
  phaseCounts,
  secondLookCounts,
} from '../../../../shared/domain/report/figures.ts';
import { difference, sumOf, withoutZeros } from '../../../../shared/domain/report/tally.ts';

const names = fc.constantFrom('a', 'b', 'c');
const tallies = fc.dictionary(names, fc.dictionary(names, fc.integer({ min: -50, max: 50 })));

test('what the difference adds to the tallies before makes those after', () => {
  fc.assert(
    fc.property(tallies, tallies, (before, after) => {
      expect(withoutZeros(sumOf([before, difference(after, before)]))).toEqual(withoutZeros(after));
      expect(difference(after, after)).toEqual({});
    }),
  );
});

test('the name of a cell means that cell, and no other text means one', () => {
  const [agency, month, occupationCode] = ['2102GX', '2021-06', '6-18-02-04'];
  for (const level of LEVELS) {
    for (const cell of [
      { of: 'CASES', agency, month, occupationCode, level },
      { of: 'PAID', agency, month, level },
    ] as const) {
      expect(cellNamed(cellName(cell))).toEqual(cell);
    }
  }
  const ofSecondLooks = { of: 'SECOND_LOOKS', agency, month } as const;
  expect(cellNamed(cellName(ofSecondLooks))).toEqual(ofSecondLooks);
  for (const text of [
    '',
    'SECOND_LOOKS#210202',
    'CASES',
    'CASES#210202#2021-06#6-18-02-04#6',
    'PAID#2021-06#210202#3#3',
    'OTHER#1#2#3',
  ]) {
    expect(() => cellNamed(text)).toThrow(RangeError);
  }
});

test('the median of the working days is the one of the days in order, halfway between the middle two', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 40 }), (days) => {
      const tally = sumOf(days.map((day) => ({ all: { [figure.days('PAYMENT', day)]: 1 } }))).all ?? {};
      const sorted = [...days].sort((one, other) => one - other);
      const [low = 0, high = 0] = [sorted[(days.length - 1) >> 1], sorted[days.length >> 1]];
      expect(medianDays(tally, 'PAYMENT')).toBe((low + high) / 2);
      expect(medianDays(tally, 'UNTIL_PAID')).toBeUndefined();
    }),
  );
});

test('a span beyond the longest counts as the longest', () => {
  expect(figure.days('UNTIL_PAID', 9_999)).toBe('days:UNTIL_PAID:250');
});

test('a phase without a case has no row, and the net is what was paid less what was paid back', () => {
  const tally = {
    'count:PAID': 2,
    'fen:PAID': 500_000,
    'count:REJECTED': 0,
    'money:paid': 500_000,
    'money:repaid': 50_000,
  };
  expect(phaseCounts(tally)).toEqual([{ phase: 'PAID', count: 2, fen: 500_000 }]);
  expect(moneyIn(tally)).toMatchObject({ paid: 500_000, repaid: 50_000, net: 450_000, approved: 0 });
});

test('a stage without a second look has no row', () => {
  const tally = {
    'second-look:FUND_REVIEW:open': 1,
    'second-look:FUND_REVIEW:decided': 4,
    'second-look:FUND_REVIEW:disagreements': 1,
    'second-look:MANUAL_VERIFICATION:open': 0,
  };
  expect(secondLookCounts(tally)).toEqual([{ stage: 'FUND_REVIEW', open: 1, decided: 4, disagreements: 1 }]);
});
