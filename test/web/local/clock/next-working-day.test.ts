import { expect, test } from 'vitest';
import { nextWorkingMorning } from '../../../../web/local/clock/next-working-day.ts';

test.each([
  ['2021-06-16T09:00:00+08:00', '2021-06-17T09:00:00+08:00', 'the next day'],
  ['2021-06-18T23:30:00+08:00', '2021-06-21T09:00:00+08:00', 'Monday, after a Friday'],
  ['2021-02-10T12:00:00+08:00', '2021-02-18T09:00:00+08:00', 'after the Spring Festival'],
  ['2021-02-19T12:00:00+08:00', '2021-02-20T09:00:00+08:00', 'a Saturday that is worked'],
])('after %s the clock can move to %s: %s', (now, morning) => {
  expect(nextWorkingMorning(new Date(now))).toEqual(new Date(morning));
});

test('in a year without holiday data there is no next working day to move to', () => {
  expect(nextWorkingMorning(new Date('2099-06-16T09:00:00+08:00'))).toBeUndefined();
});
