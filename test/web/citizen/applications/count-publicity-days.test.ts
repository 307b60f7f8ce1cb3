import { expect, test } from 'vitest';
import { publicityDay } from '../../../../web/citizen/applications/count-publicity-days.ts';

/** Published on Thursday 2021-06-17, so day 1 is the Friday and day 5 the Thursday after. */
const period = { publishAt: new Date('2021-06-17T09:00:00+08:00'), closesAt: new Date('2021-06-25T00:00:00+08:00') };

test.each([
  ['2021-06-17T09:00:00+08:00', 0],
  ['2021-06-17T23:59:59+08:00', 0],
  ['2021-06-18T00:00:00+08:00', 1],
  ['2021-06-20T12:00:00+08:00', 1],
  ['2021-06-22T12:00:00+08:00', 3],
  ['2021-06-24T23:59:59+08:00', 5],
])('at %s, %i of five working days have begun; weekends do not count', (now, day) => {
  expect(publicityDay(new Date(now), period)).toEqual({ day, total: 5 });
});

test.each(['2021-06-17T08:59:59+08:00', '2021-06-25T00:00:00+08:00'])('at %s there is no such day', (now) => {
  expect(publicityDay(new Date(now), period)).toBeNull();
});

test('a holiday is not counted, and a year without holiday data is not guessed', () => {
  const national = {
    publishAt: new Date('2021-09-28T09:00:00+08:00'),
    closesAt: new Date('2021-10-12T00:00:00+08:00'),
  };
  expect(publicityDay(new Date('2021-10-05T12:00:00+08:00'), national)).toEqual({ day: 2, total: 5 });
  const unknown = {
    publishAt: new Date('2098-06-17T09:00:00+08:00'),
    closesAt: new Date('2098-06-25T00:00:00+08:00'),
  };
  expect(publicityDay(new Date('2098-06-18T12:00:00+08:00'), unknown)).toBeNull();
});
