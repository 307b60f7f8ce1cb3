import { expect, test } from 'vitest';
import { sampleOf } from '../../../shared/domain/sample.ts';

const texts = Array.from({ length: 4000 }, (_, index) => `CASE${String(index).padStart(12, '0')} FUND_REVIEW`);

test('a text has one number for ever, from 0 to below 100', () => {
  for (const text of texts) {
    const number = sampleOf('key', text);
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(100);
    expect(sampleOf('key', text)).toBe(number);
  }
});

test('five percent of all texts are below five, give or take one percent', () => {
  const share = texts.filter((text) => sampleOf('key', text) < 5).length / texts.length;
  expect(share).toBeGreaterThan(0.04);
  expect(share).toBeLessThan(0.06);
});

test('another key samples other texts, so that nobody without it can tell', () => {
  const sampled = (key: string) => texts.filter((text) => sampleOf(key, text) < 5);
  const another = new Set(sampled('another'));
  const both = sampled('key').filter((text) => another.has(text));
  expect(both.length).toBeLessThan(sampled('key').length / 4);
});
