import { expect, test } from 'vitest';
import { oneTimeCodes } from '../../../../local/world/sign-in/one-time-codes.ts';

// The test vectors of RFC 6238, appendix B: the key is the text 12345678901234567890; the last six of their digits.
const holder = { subject: 'staff', oneTimeKey: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' };
const at = (seconds: number) => oneTimeCodes(() => new Date(seconds * 1000));

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the code of the second %i is that of RFC 6238', (seconds, code) => {
  expect(at(seconds).current(holder)).toBe(code);
  expect(at(seconds).accept(holder, code)).toBe(true);
});

test('a code of the half minute before or after is accepted, and of a whole minute it is not', () => {
  for (const [seconds, accepted] of [
    [29, true],
    [30, true],
    [59, true],
    [89, true],
    [90, false],
  ] as const) {
    expect(at(seconds).accept(holder, '287082')).toBe(accepted && seconds >= 0);
  }
});

test('once a code is used, the one shown is the next; once that is used too, there is none until time goes on', () => {
  let seconds = 59;
  const codes = oneTimeCodes(() => new Date(seconds * 1000));
  const first = codes.current(holder) ?? '';
  expect(codes.accept(holder, first)).toBe(true);
  const second = codes.current(holder) ?? '';
  expect(second).not.toBe(first);
  expect(codes.accept(holder, second)).toBe(true);
  expect(codes.accept(holder, first)).toBe(false);
  expect(codes.current(holder)).toBeUndefined();
  seconds += 30;
  expect(codes.current(holder)).toMatch(/^\d{6}$/);
  expect(codes.secondsLeft()).toBe(1);
});
