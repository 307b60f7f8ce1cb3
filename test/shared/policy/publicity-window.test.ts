import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  atHour,
  beijingDate,
  beijingTime,
  civilDate,
  daysBetween,
} from '../../../shared/domain/civil-date.ts';
import { publicityWindow } from '../../../shared/policy/publicity-window.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const terms = { publicityWorkingDays: 5, publishAtHour: 9 };
const anyApproval = fc.date({
  min: new Date('2019-01-01T00:00:00+08:00'),
  max: new Date('2026-11-30T00:00:00+08:00'),
  noInvalidDate: true,
});

describe('the publicity window', () => {
  test.each([
    ['2021-06-16', '2021-06-17', '2021-06-24'],
    ['2021-09-27', '2021-09-28', '2021-10-11'],
    ['2021-02-05', '2021-02-07', '2021-02-19'],
  ])('after approval on %s runs from %s to the end of %s', (approvedOn, published, closes) => {
    const window = publicityWindow(atHour(civilDate(approvedOn), 15), terms, chineseCalendar);
    expect(beijingTime(window.publishAt)).toBe(`${published}T09:00:00+08:00`);
    expect(beijingTime(window.closesAt)).toBe(`${addDays(civilDate(closes), 1)}T00:00:00+08:00`);
  });

  test.each([
    ['the first instant', '2021-06-16T00:00:00+08:00', '2021-06-17'],
    ['before the publication hour', '2021-06-16T08:59:59+08:00', '2021-06-17'],
    ['the last second', '2021-06-16T23:59:59+08:00', '2021-06-17'],
    ['24:00, which is the next day', '2021-06-17T00:00:00+08:00', '2021-06-18'],
  ])('starts from the day of approval in Beijing: %s', (_what, approvedAt, published) => {
    const window = publicityWindow(new Date(approvedAt), terms, chineseCalendar);
    expect(beijingDate(window.publishAt)).toBe(published);
  });

  test('always opens on a working day after the day of approval', () => {
    fc.assert(
      fc.property(anyApproval, (approvedAt) => {
        const { publishAt } = publicityWindow(approvedAt, terms, chineseCalendar);
        expect(beijingDate(publishAt) > beijingDate(approvedAt)).toBe(true);
        expect(chineseCalendar.isWorkingDay(beijingDate(publishAt))).toBe(true);
        expect(beijingTime(publishAt)).toMatch(/T09:00:00\+08:00$/);
      }),
    );
  });

  test('always has exactly five working days after its first day', () => {
    fc.assert(
      fc.property(anyApproval, (approvedAt) => {
        const { publishAt, closesAt } = publicityWindow(approvedAt, terms, chineseCalendar);
        const firstDay = beijingDate(publishAt);
        const daysAfter = daysBetween(firstDay, beijingDate(closesAt)) - 1;
        const days = Array.from({ length: daysAfter }, (_, index) => addDays(firstDay, index + 1));
        expect(days.filter((day) => chineseCalendar.isWorkingDay(day))).toHaveLength(5);
        expect(chineseCalendar.isWorkingDay(days.at(-1) ?? firstDay)).toBe(true);
        expect(beijingTime(closesAt)).toMatch(/T00:00:00\+08:00$/);
      }),
    );
  });

  test('is an error where it reaches a year without holiday data', () => {
    const approvedAt = new Date('2026-12-28T10:00:00+08:00');
    expect(() => publicityWindow(approvedAt, terms, chineseCalendar)).toThrow(CalendarMissingError);
  });
});
