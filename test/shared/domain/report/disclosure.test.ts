import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disclosed } from '../../../../shared/domain/report/disclosure.ts';

const AMOUNT = 250_000;
const rows = fc.array(
  fc.record({
    month: fc.constantFrom('2021-06', '2021-07'),
    count: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 900 })),
  }),
  { maxLength: 30 },
);

test('nothing that is printed depends on a number that is not: any other small numbers give the same answer', () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.integer({ min: 1, max: 10 })), (counts, others) => {
      const of = (count: number) => ({ count, fen: count * AMOUNT });
      const real = counts.map(({ month, count }) => ({ month, ...of(count) }));
      const altered = real.map(({ month, count }) => {
        const small = count > 0 && count < 11 ? others.next().value : count;
        return { month, ...of(small) };
      });
      expect(disclosed(altered)).toEqual(disclosed(real));
    }),
  );
});

test.each([
  [0, undefined],
  [1, '<11'],
  [10, '<11'],
  [11, 11],
] as const)('of %i cases is printed %s', (count, printed) => {
  const { rows } = disclosed([{ count, fen: count * AMOUNT }]);
  expect(rows[0]?.count).toBe(printed);
  expect(rows[0]?.fen).toBe(typeof printed === 'number' ? printed * AMOUNT : printed);
});

test('a total is that of the printed rows, and says how many are left out', () => {
  const counts = [11, 3, 20, 0].map((count) => ({ count, fen: count * AMOUNT }));
  expect(disclosed(counts).totals).toEqual({ count: 31, fen: 31 * AMOUNT, rowsLeftOut: 1 });
});
