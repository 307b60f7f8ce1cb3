import { expect, test } from 'vitest';
import { batchRetries } from '../../../../local/aws/streams/batch-retries.ts';

const MINUTE = 60_000;
const source = { batchSize: 10, bisects: true, mostRetries: 100 };

test('pauses double from two seconds up to five minutes', () => {
  const retries = batchRetries(source);
  const pauses = Array.from({ length: 100 }, () => retries.failed({ size: 1, handled: 0 }) ?? Number.NaN);
  expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
  expect(Math.max(...pauses)).toBe(5 * MINUTE);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
});

test('a batch is given up when its first try and as many retries as the limit have failed', () => {
  const retries = batchRetries({ ...source, mostRetries: 2 });
  const outcomes = [1, 2, 3].map(() => retries.failed({ size: 1, handled: 0 }));
  expect(outcomes).toEqual([expect.any(Number), expect.any(Number), undefined]);
});

test('without a limit, a batch is retried forever', () => {
  const retries = batchRetries({ ...source, mostRetries: Number.POSITIVE_INFINITY });
  for (let count = 0; count < 5000; count += 1) expect(retries.failed({ size: 1, handled: 0 })).toBeGreaterThan(0);
});

test('a failing batch is halved down to the failing record, and halving does not count as a retry', () => {
  const retries = batchRetries({ ...source, mostRetries: 0 });
  const sizes = [10, 5, 3, 2].map((size) => {
    expect(retries.failed({ size, handled: 0 })).toBe(1000);
    return retries.most();
  });
  expect(sizes).toEqual([5, 3, 2, 1]);
  expect(retries.failed({ size: 1, handled: 0 })).toBeUndefined();
});

test('without halving, the whole batch counts its retries, and no later record joins it', () => {
  const retries = batchRetries({ ...source, bisects: false, mostRetries: 1 });
  expect(retries.failed({ size: 4, handled: 0 })).toBe(2000);
  expect(retries.most()).toBe(4);
  expect(retries.failed({ size: 4, handled: 0 })).toBeUndefined();
});

test('the count restarts when records before the failing one were handled, and only the rest is retried', () => {
  const retries = batchRetries({ ...source, bisects: false, mostRetries: 1 });
  retries.failed({ size: 4, handled: 0 });
  expect(retries.failed({ size: 4, handled: 3 })).toBe(1000);
  expect(retries.most()).toBe(1);
  expect(retries.failed({ size: 1, handled: 0 })).toBe(2000);
});

test('after a success, the next try takes a full batch again', () => {
  const retries = batchRetries(source);
  retries.failed({ size: 10, handled: 0 });
  retries.reset();
  expect(retries.most()).toBe(10);
});
