import { describe, expect, test } from 'vitest';
import { newPhoneCode } from '../../../functions/runtime/new-phone-code.ts';

describe('a new phone code', () => {
  const codes = Array.from({ length: 20_000 }, newPhoneCode);

  test('has six digits, with its zeros in front', () => {
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  test('begins with each digit about equally often', () => {
    const counts = new Map<string, number>();
    for (const [first = ''] of codes) counts.set(first, (counts.get(first) ?? 0) + 1);
    expect(counts.size).toBe(10);
    // 2,000 are to be expected of each; five standard deviations are 212.
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });
});
