import { expect, test } from 'vitest';
import { countDaysLeft } from '../../../../web/citizen/wait/count-days-left.ts';

const at = (text: string) => new Date(`${text}+08:00`);
/** Until 24:00 of Wednesday 2021-06-23; the 19th and 20th are a weekend. */
const until = at('2021-06-24T00:00:00');

test.each([
  ['2021-06-16T09:00:00', 7, 5],
  ['2021-06-18T23:59:59', 5, 3],
  ['2021-06-19T12:00:00', 4, 3],
  ['2021-06-22T00:00:00', 1, 1],
  ['2021-06-23T00:00:00', 0, 0],
  ['2021-06-23T23:59:59', 0, 0],
])('at %s, %i days are left after this one, %i of them working days', (now, days, working) => {
  expect(countDaysLeft(at(now), until, 'days')).toBe(days);
  expect(countDaysLeft(at(now), until, 'workingDays')).toBe(working);
});

test('nothing is left of a time that is over', () => {
  expect(countDaysLeft(until, until, 'days')).toBeNull();
  expect(countDaysLeft(until, until, 'workingDays')).toBeNull();
});

test('a year without holiday data is not guessed, and days are counted all the same', () => {
  const [now, end] = [at('2098-06-16T09:00:00'), at('2098-06-18T00:00:00')];
  expect(countDaysLeft(now, end, 'workingDays')).toBeNull();
  expect(countDaysLeft(now, end, 'days')).toBe(1);
});
