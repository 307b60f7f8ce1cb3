import { expect, test } from 'vitest';
import { retryPauseSeconds } from '../../../functions/runtime/retry-pause.ts';

test('the pauses grow from half a minute to a quarter of an hour, and no further', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 60, 1000].map(retryPauseSeconds)).toEqual([30, 60, 120, 240, 480, 900, 900, 900, 900]);
});
