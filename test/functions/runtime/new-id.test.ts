import { describe, expect, test } from 'vitest';
import { hasIdForm, newId } from '../../../functions/runtime/new-id.ts';

describe('a new id', () => {
  const ids = Array.from({ length: 5000 }, newId);

  test('has sixteen characters that cannot be mistaken for one another', () => {
    expect(ids.filter((id) => !/^[0-9A-HJKMNP-TV-Z]{16}$/.test(id))).toEqual([]);
  });

  test('is told from other values by its form', () => {
    expect(ids.every(hasIdForm)).toBe(true);
    for (const other of ['', 'CASE1', `${newId()}0`, newId().toLowerCase(), 'I'.repeat(16), 16, undefined]) {
      expect(hasIdForm(other)).toBe(false);
    }
  });

  test('is like no other', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('uses every character of the alphabet about equally often', () => {
    const counts = new Map<string, number>();
    for (const character of ids.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 2,500 are to be expected of each; five standard deviations are 246.
    for (const count of counts.values()) expect(Math.abs(count - 2500)).toBeLessThan(300);
  });
});
