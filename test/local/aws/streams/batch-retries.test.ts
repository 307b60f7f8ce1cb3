import { expect, test } from 'vitest';
import { batchRetries } from '../../../../local/aws/streams/batch-retries.ts';

const MINUTE = 60_000;
const source = { batchSize: 10, bisects: true, mostRetries: 100 };

test('pauses double from seconds to five minutes and stay there', () => {
  const retries = batchRetries(source);
  const pauses = Array.from({ length: 100 }, () => retries.failed({ size: 1, handled: 0 }) ?? Number.NaN);
  expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
  expect(Math.max(...pauses)).toBe(5 * MINUTE);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
});

test('a batch is given up when it has failed once and as often again as the limit says', () => {
  const retries = batchRetries({ ...source, mostRetries: 2 });
  const outcomes = [1, 2, 3].map(() => retries.failed({ size: 1, handled: 0 }));
  expect(outcomes).toEqual([expect.any(Number), expect.any(Number), undefined]);
});

test('no limit on retries is no end', () => {
  const retries = batchRetries({ ...source, mostRetries: Number.POSITIVE_INFINITY });
  for (let count = 0; count < 5000; count += 1) expect(retries.failed({ size: 1, handled: 0 })).toBeGreaterThan(0);
});

test('a batch that fails is halved down to the record at fault, and none of that counts as a retry', () => {
  const retries = batchRetries({ ...source, mostRetries: 0 });
  const sizes = [10, 5, 3, 2].map((size) => {
    expect(retries.failed({ size, handled: 0 })).toBe(1000);
    return retries.most();
  });
  expect(sizes).toEqual([5, 3, 2, 1]);
  expect(retries.failed({ size: 1, handled: 0 })).toBeUndefined();
});

test('without halving the whole batch counts its retries, and grows by nothing that came meanwhile', () => {
  const retries = batchRetries({ ...source, bisects: false, mostRetries: 1 });
  expect(retries.failed({ size: 4, handled: 0 })).toBe(2000);
  expect(retries.most()).toBe(4);
  expect(retries.failed({ size: 4, handled: 0 })).toBeUndefined();
});

test('records handled before the one at fault end its count, and only the rest is tried again', () => {
  const retries = batchRetries({ ...source, bisects: false, mostRetries: 1 });
  retries.failed({ size: 4, handled: 0 });
  expect(retries.failed({ size: 4, handled: 3 })).toBe(1000);
  expect(retries.most()).toBe(1);
  expect(retries.failed({ size: 1, handled: 0 })).toBe(2000);
});

test('after success a whole batch is taken again', () => {
  const retries = batchRetries(source);
  retries.failed({ size: 10, handled: 0 });
  retries.reset();
  expect(retries.most()).toBe(10);
});
