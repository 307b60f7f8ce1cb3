import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beijingTime } from '../../../shared/domain/civil-date.ts';
import { dalianOffice } from '../../../shared/policy/policies/dalian-office.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { afterWorkingHours, workingDaysSince } from '../../../shared/policy/working-hours.ts';

const lapse = (from: string, hours: number) =>
  beijingTime(afterWorkingHours(new Date(from), hours, dalianOffice, chineseCalendar));

describe('working hours', () => {
  test.each([
    ['from the beginning of a day', '2021-06-16T08:30:00+08:00', 8, '2021-06-17T09:30:00+08:00'],
    ['over noon', '2021-06-16T11:00:00+08:00', 1, '2021-06-16T13:30:00+08:00'],
    ['up to the end of the morning', '2021-06-16T10:30:00+08:00', 1, '2021-06-16T11:30:00+08:00'],
    ['at noon, from the afternoon on', '2021-06-16T12:00:00+08:00', 1, '2021-06-16T14:00:00+08:00'],
    ['before the day begins', '2021-06-16T06:00:00+08:00', 1, '2021-06-16T09:30:00+08:00'],
    ['in the evening, from the next day on', '2021-06-16T20:00:00+08:00', 1, '2021-06-17T09:30:00+08:00'],
    ['over a weekend', '2021-06-18T16:00:00+08:00', 8, '2021-06-21T17:00:00+08:00'],
    ['over a holiday', '2021-06-11T16:00:00+08:00', 2, '2021-06-15T09:30:00+08:00'],
    ['on a weekend day that is worked', '2021-02-20T08:30:00+08:00', 7, '2021-02-20T17:00:00+08:00'],
  ])('%s', (_, from, hours, until) => {
    expect(lapse(from, hours)).toBe(until);
  });

  test('add up: some hours and then some more are all of them at once', () => {
    const start = new Date('2021-03-01T00:00:00+08:00').getTime();
    const minutes = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 * 24 * 60 }), minutes, minutes, (begun, one, other) => {
        const from = new Date(start + begun * 60_000);
        const first = afterWorkingHours(from, one / 60, dalianOffice, chineseCalendar);
        const both = afterWorkingHours(from, (one + other) / 60, dalianOffice, chineseCalendar);
        const inTwo = afterWorkingHours(first, other / 60, dalianOffice, chineseCalendar);
        return Math.abs(inTwo.getTime() - both.getTime()) < 1000 && first > from;
      }),
    );
  });

  test('are not guessed for a year without holiday data, and are a positive number', () => {
    expect(() => lapse('2035-06-16T08:30:00+08:00', 1)).toThrow(CalendarMissingError);
    expect(() => lapse('2021-06-16T08:30:00+08:00', 0)).toThrow(RangeError);
    expect(() => lapse('2021-06-16T08:30:00+08:00', Number.NaN)).toThrow(RangeError);
  });
});

test.each([
  ['2021-06-16T09:00:00+08:00', '2021-06-16T23:59:00+08:00', 0],
  ['2021-06-16T23:00:00+08:00', '2021-06-17T00:00:00+08:00', 1],
  ['2021-06-18T09:00:00+08:00', '2021-06-20T09:00:00+08:00', 0],
  ['2021-06-18T09:00:00+08:00', '2021-06-21T09:00:00+08:00', 1],
])('from %s to %s it is %i working days', (begun, now, days) => {
  expect(workingDaysSince(new Date(begun), new Date(now), chineseCalendar)).toBe(days);
});
