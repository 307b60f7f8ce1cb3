import { expect, test } from 'vitest';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { takeTurns } from '../../../shared/table/take-turns.ts';

const patience = { waitMs: 20, firstPauseMs: 2, longestPauseMs: 8 };
const longest = () => 1;

/** Work that loses to another writer a number of times. */
function losing(times: number) {
  const work = { tries: 0 };
  return Object.assign(work, {
    go: async () => {
      work.tries += 1;
      if (work.tries <= times) throw new WriteConflictError('another writer was first');
      return 'written';
    },
  });
}

test('work is done once where nobody is in the way', async () => {
  const work = losing(0);
  expect(await takeTurns(work.go, patience, longest)).toBe('written');
  expect(work.tries).toBe(1);
});

test('work that loses is tried again, after pauses that double up to the longest, until it has waited long enough', async () => {
  const work = losing(Number.POSITIVE_INFINITY);
  await expect(takeTurns(work.go, patience, longest)).rejects.toThrow(WriteConflictError);
  // 2 + 4 + 8 + 8 = 22 ms.
  expect(work.tries).toBe(5);
});

test('another fault is no reason to try again', async () => {
  let tries = 0;
  const work = async () => {
    tries += 1;
    throw new RangeError('not a conflict');
  };
  await expect(takeTurns(work, patience, longest)).rejects.toThrow(RangeError);
  expect(tries).toBe(1);
});
