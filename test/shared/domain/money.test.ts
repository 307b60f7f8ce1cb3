import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, totalFen, yuan } from '../../../shared/domain/money.ts';

const anyAmount = fc.integer({ min: 0, max: 100_000_000_000 }).map(fen);

describe('an amount in fen', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('cannot be %d', (amount) => {
    expect(() => fen(amount)).toThrow(RangeError);
  });

  test.each([0, 1, 250_000, Number.MAX_SAFE_INTEGER])('can be %d', (amount) => {
    expect(fen(amount)).toBe(amount);
  });

  test('sums exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 50 }), (amounts) => {
        expect(totalFen(amounts)).toBe(totalFen([...amounts].reverse()));
        expect(BigInt(totalFen(amounts))).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
      }),
    );
  });
});

describe('an amount in yuan', () => {
  test.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [99, '¥0.99'],
    [100, '¥1.00'],
    [150_000, '¥1,500.00'],
    [123_456_789, '¥1,234,567.89'],
  ])('shows %d fen as %s', (amount, text) => {
    expect(yuan(fen(amount))).toBe(text);
  });

  test('reads back as the same number of fen', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(Number(yuan(amount).replace(/[¥,.]/g, ''))).toBe(amount);
      }),
    );
  });
});
