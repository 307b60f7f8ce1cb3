import { expect, test } from 'vitest';
import { lockout } from '../../../../local/world/sign-in/lockout.ts';

const start = Date.parse('2021-06-16T01:00:00Z');

test('four failures do not lock, the fifth does, until exactly a quarter of an hour after it', () => {
  let now = start;
  const locks = lockout(() => new Date(now));
  for (let failure = 1; failure <= 4; failure += 1) locks.failed('a');
  expect(locks.lockedUntil('a')).toBeUndefined();
  locks.failed('a');
  const until = new Date(start + 15 * 60_000);
  expect(locks.lockedUntil('a')).toEqual(until);
  expect(locks.lockedUntil('b')).toBeUndefined();
  now = until.getTime() - 1;
  expect(locks.lockedUntil('a')).toEqual(until);
  now += 1;
  expect(locks.lockedUntil('a')).toBeUndefined();
});

test('failures are forgotten a quarter of an hour after the latest', () => {
  let now = start;
  const locks = lockout(() => new Date(now));
  for (let failure = 1; failure <= 4; failure += 1) locks.failed('a');
  now += 15 * 60_000;
  locks.failed('a');
  expect(locks.lockedUntil('a')).toBeUndefined();
});

test('a success forgets every failure, and taking back forgets one', () => {
  const locks = lockout(() => new Date(start));
  for (let failure = 1; failure <= 5; failure += 1) locks.failed('a');
  locks.takeBack('a');
  expect(locks.lockedUntil('a')).toBeUndefined();
  locks.failed('a');
  expect(locks.lockedUntil('a')).toBeDefined();
  locks.succeeded('a');
  expect(locks.lockedUntil('a')).toBeUndefined();
});
