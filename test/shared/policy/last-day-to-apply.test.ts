import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, civilDate, daysBetween } from '../../../shared/domain/civil-date.ts';
import { deadlineInstant, lastDayToApply } from '../../../shared/policy/last-day-to-apply.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const anyIssueDay = fc
  .integer({ min: 0, max: daysBetween(civilDate('2019-01-01'), civilDate('2025-12-31')) })
  .map((days) => addDays(civilDate('2019-01-01'), days));

describe('the last day to apply', () => {
  test.each([
    ['2019-07-31', '2020-07-31', 'plain'],
    ['2020-02-29', '2021-03-01', 'no 29 February 2021; the 28th is a Sunday'],
    ['2020-10-01', '2021-10-08', 'National Day week'],
    ['2020-02-07', '2021-02-07', 'a Sunday, but a make-up working day'],
    ['2021-12-31', '2023-01-03', 'Saturday, then New Year holiday'],
  ])('for a certificate issued on %s is %s (%s)', (issuedOn, lastDay) => {
    expect(lastDayToApply(civilDate(issuedOn), 12, chineseCalendar)).toBe(lastDay);
  });

  test('is always a working day', () => {
    fc.assert(
      fc.property(anyIssueDay, (issuedOn) => {
        expect(chineseCalendar.isWorkingDay(lastDayToApply(issuedOn, 12, chineseCalendar))).toBe(true);
      }),
    );
  });

  test('is never before twelve months have passed, and skips only days off', () => {
    fc.assert(
      fc.property(anyIssueDay, (issuedOn) => {
        const lastDay = lastDayToApply(issuedOn, 12, chineseCalendar);
        let day = addMonths(issuedOn, 12);
        expect(lastDay >= day).toBe(true);
        for (; day < lastDay; day = addDays(day, 1)) expect(chineseCalendar.isWorkingDay(day)).toBe(false);
      }),
    );
  });

  test('is never earlier for a later certificate', () => {
    fc.assert(
      fc.property(anyIssueDay, (issuedOn) => {
        fc.pre(issuedOn < '2025-12-31');
        const next = lastDayToApply(addDays(issuedOn, 1), 12, chineseCalendar);
        expect(next >= lastDayToApply(issuedOn, 12, chineseCalendar)).toBe(true);
      }),
    );
  });

  test('is known for the last certificate of the covered years, and an error for later ones', () => {
    expect(lastDayToApply(civilDate('2025-12-31'), 12, chineseCalendar)).toBe('2026-12-31');
    expect(() => lastDayToApply(civilDate('2026-01-01'), 12, chineseCalendar)).toThrow(CalendarMissingError);
  });

  test('ends at 24:00 in Beijing', () => {
    expect(deadlineInstant(civilDate('2021-03-01')).toISOString()).toBe('2021-03-01T16:00:00.000Z');
  });
});
