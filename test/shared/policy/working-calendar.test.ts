import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate, daysBetween, weekday } from '../../../shared/domain/civil-date.ts';
import { CALENDAR_YEARS } from '../../../shared/policy/calendar-years.ts';
import { calendarModule, type HolidayDates } from '../../../shared/policy/generate-working-calendar.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const packageDates: HolidayDates = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'),
);
const firstDay = civilDate('2019-01-01');
const lastDay = civilDate('2026-12-31');
const coveredDays = Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, days) => addDays(firstDay, days));

function missingYear(ask: () => unknown): number | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (error instanceof CalendarMissingError) return error.year;
    throw error;
  }
}

describe('the calendar data', () => {
  test('is what the generator makes from the installed package', async () => {
    const committed = await readFile(new URL('../../../shared/policy/calendar-years.ts', import.meta.url), 'utf8');
    expect(committed).toBe(calendarModule(packageDates));
  });

  test('agrees with the package on every day', () => {
    for (const day of coveredDays) {
      const isWorked = day in packageDates.workdays || (weekday(day) % 6 !== 0 && !(day in packageDates.holidays));
      expect(chineseCalendar.isWorkingDay(day), day).toBe(isWorked);
    }
  });

  test('covers 2019, in which the first policy begins, to 2026 without a gap', () => {
    expect(Object.keys(CALENDAR_YEARS)).toEqual(Array.from({ length: 8 }, (_, index) => String(2019 + index)));
    expect(policies.every(({ issuedFrom }) => issuedFrom >= firstDay)).toBe(true);
  });

  test('has a plausible number of weekdays off in each year, and make-up days only at weekends', () => {
    for (const [year, { daysOff, makeUpDays }] of Object.entries(CALENDAR_YEARS)) {
      const off = daysOff.split(' ');
      expect(off.length, year).toBeGreaterThanOrEqual(15);
      for (const day of off) {
        expect(weekday(civilDate(`${year}-${day.slice(0, 2)}-${day.slice(2)}`)) % 6, `${year} ${day}`).not.toBe(0);
      }
      for (const day of makeUpDays.split(' ')) {
        expect(weekday(civilDate(`${year}-${day.slice(0, 2)}-${day.slice(2)}`)) % 6, `${year} ${day}`).toBe(0);
      }
    }
  });
});

describe('a working day', () => {
  test.each([
    ['2021-06-16', true, 'a Wednesday'],
    ['2021-06-19', false, 'a Saturday'],
    ['2021-02-07', true, 'a Sunday as make-up day'],
    ['2021-02-20', true, 'a Saturday as make-up day'],
    ['2021-10-01', false, 'National Day'],
    ['2021-10-07', false, 'a day off in lieu'],
    ['2021-10-08', true, 'the day after the holiday'],
    ['2021-10-09', true, 'a Saturday as make-up day'],
    ['2020-01-31', false, 'the extended Spring Festival of 2020'],
    ['2022-12-31', false, 'a Saturday that belongs to the next New Year'],
    ['2023-01-02', false, 'the Monday after New Year'],
    ['2026-12-31', true, 'the last day there is data for'],
  ])('%s: %s (%s)', (day, worked) => {
    expect(chineseCalendar.isWorkingDay(civilDate(day))).toBe(worked);
  });

  test('on or after a working day is that day', () => {
    expect(chineseCalendar.onOrNextWorkingDay(civilDate('2021-06-16'))).toBe('2021-06-16');
    expect(chineseCalendar.onOrNextWorkingDay(civilDate('2021-10-01'))).toBe('2021-10-08');
  });

  test('next after a day is never that day', () => {
    expect(chineseCalendar.nextWorkingDay(civilDate('2021-06-16'))).toBe('2021-06-17');
    expect(chineseCalendar.nextWorkingDay(civilDate('2021-02-05'))).toBe('2021-02-07');
    expect(chineseCalendar.nextWorkingDay(civilDate('2021-09-30'))).toBe('2021-10-08');
  });

  test('can be counted from a day off', () => {
    expect(chineseCalendar.addWorkingDays(civilDate('2021-10-02'), 1)).toBe('2021-10-08');
    expect(chineseCalendar.addWorkingDays(civilDate('2021-10-02'), 2)).toBe('2021-10-09');
    expect(chineseCalendar.addWorkingDays(civilDate('2021-10-02'), 0)).toBe('2021-10-02');
  });

  test.each([-1, 1.5, Number.NaN])('cannot be counted %d days ahead', (days) => {
    expect(() => chineseCalendar.addWorkingDays(civilDate('2021-06-16'), days)).toThrow(RangeError);
  });

  test('counted n days ahead is the nth working day after the first day', () => {
    const anyCoveredDay = fc.integer({ min: 0, max: coveredDays.length - 120 }).map((days) => addDays(firstDay, days));
    fc.assert(
      fc.property(anyCoveredDay, fc.integer({ min: 1, max: 30 }), (day, days) => {
        const last = chineseCalendar.addWorkingDays(day, days);
        const span = Array.from({ length: daysBetween(day, last) }, (_, index) => addDays(day, index + 1));
        expect(span.filter((each: CivilDate) => chineseCalendar.isWorkingDay(each))).toHaveLength(days);
        expect(chineseCalendar.isWorkingDay(last)).toBe(true);
      }),
    );
  });
});

describe('a year without data', () => {
  test.each([
    ['2027-01-01', 2027],
    ['2018-12-31', 2018],
    ['1999-06-01', 1999],
  ])('makes a question about %s an error', (day, year) => {
    expect(missingYear(() => chineseCalendar.isWorkingDay(civilDate(day)))).toBe(year);
    expect(missingYear(() => chineseCalendar.onOrNextWorkingDay(civilDate(day)))).toBe(year);
  });

  test('is an error only where the answer lies in it', () => {
    const last = civilDate('2026-12-31');
    expect(chineseCalendar.onOrNextWorkingDay(last)).toBe(last);
    expect(chineseCalendar.nextWorkingDay(civilDate('2026-12-30'))).toBe(last);
    expect(missingYear(() => chineseCalendar.nextWorkingDay(last))).toBe(2027);
    expect(chineseCalendar.addWorkingDays(civilDate('2026-12-24'), 5)).toBe(last);
    expect(missingYear(() => chineseCalendar.addWorkingDays(civilDate('2026-12-24'), 6))).toBe(2027);
  });

  test('does not matter where only the start lies in it', () => {
    expect(chineseCalendar.nextWorkingDay(civilDate('2018-12-31'))).toBe('2019-01-02');
  });

  test('is a named error that a workflow can catch', () => {
    expect(new CalendarMissingError(2027)).toMatchObject({ name: 'CalendarMissingError', year: 2027 });
  });
});
