import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  atHour,
  beijingDate,
  beijingTime,
  type CivilDate,
  civilDate,
  daysBetween,
  endOfDay,
  parseCivilDate,
  startOfDay,
  weekday,
} from '../../../shared/domain/civil-date.ts';

const anyDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 73_000 })
  .map((days) => addDays(civilDate('1900-01-01'), days));
const anyInstant = fc.date({
  min: new Date('1950-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('reading a civil date', () => {
  test.each(['2021-05-20', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  test.each([
    '2021-02-30',
    '2021-02-29',
    '1900-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-04-31',
    '2021-01-00',
    '2021-1-1',
    '20210101',
    '2021-01-01 ',
    '2021-01-01T00:00:00Z',
    '+02021-01-01',
    '２０２１-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
    expect(() => civilDate(text)).toThrow(RangeError);
  });
});

describe('counting days and months', () => {
  test.each([
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
    ['2021-01-31', 1, '2021-02-28'],
    ['2021-08-31', 1, '2021-09-30'],
    ['2021-12-31', 12, '2022-12-31'],
    ['2021-12-15', 1, '2022-01-15'],
    ['2021-01-15', -1, '2020-12-15'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2021-05-20', 0, '2021-05-20'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(civilDate(from), months)).toBe(to);
  });

  test.each([
    ['2021-02-28', 1, '2021-03-01'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-01-01', -1, '2020-12-31'],
  ])('%s plus %i days is %s', (from, days, to) => {
    expect(addDays(civilDate(from), days)).toBe(to);
  });

  test('the days between two dates are the days added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test('adding months keeps the day of the month, or gives the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 600 }), (day, months) => {
        const later = addMonths(day, months);
        expect(later > day).toBe(true);
        if (later.slice(8) !== day.slice(8)) expect(addDays(later, 1).slice(8)).toBe('01');
      }),
    );
  });

  test('the day of the week is 0 for Sunday to 6 for Saturday', () => {
    expect(weekday(civilDate('2021-06-16'))).toBe(3);
    expect(weekday(civilDate('2021-02-07'))).toBe(0);
    expect(weekday(civilDate('2021-12-25'))).toBe(6);
  });
});

describe('days and instants in Beijing', () => {
  test('a day runs from 16:00 UTC of the day before to just before 16:00 UTC', () => {
    const day = civilDate('2021-06-17');
    expect(startOfDay(day).toISOString()).toBe('2021-06-16T16:00:00.000Z');
    expect(endOfDay(day).toISOString()).toBe('2021-06-17T16:00:00.000Z');
    expect(beijingDate(new Date('2021-06-16T15:59:59.999Z'))).toBe('2021-06-16');
    expect(beijingDate(new Date('2021-06-16T16:00:00.000Z'))).toBe('2021-06-17');
  });

  test('24:00 of one day is 00:00 of the next', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(endOfDay(day)).toEqual(startOfDay(addDays(day, 1)));
      }),
    );
  });

  test('every instant lies within its day in Beijing', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = beijingDate(instant);
        expect(startOfDay(day) <= instant && instant < endOfDay(day)).toBe(true);
      }),
    );
  });

  test('there is no summer time, not even in the years when the country had it', () => {
    expect(beijingTime(new Date('1988-07-01T00:00:00Z'))).toBe('1988-07-01T08:00:00+08:00');
  });

  test('an hour of a day is an instant', () => {
    expect(atHour(civilDate('2021-06-17'), 9).toISOString()).toBe('2021-06-17T01:00:00.000Z');
  });

  test('a time is shown with milliseconds only where they are not zero', () => {
    expect(beijingTime(new Date('2021-06-17T01:00:00.000Z'))).toBe('2021-06-17T09:00:00+08:00');
    expect(beijingTime(new Date('2021-06-17T01:00:00.050Z'))).toBe('2021-06-17T09:00:00.050+08:00');
    expect(beijingTime(new Date('2021-12-31T16:00:00.000Z'))).toBe('2022-01-01T00:00:00+08:00');
  });

  test('the time shown names the same instant', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(new Date(beijingTime(instant))).toEqual(instant);
      }),
    );
  });
});
