import { describe, expect, test } from 'vitest';
import { beijingTime, civilDate, endOfDay } from '../../../shared/domain/civil-date.ts';
import {
  objectionDecisionDueAt,
  objectionExtendedDueAt,
  paymentDueAt,
  payoutAt,
  reviewDueAt,
} from '../../../shared/policy/due-dates.ts';
import { dalian2019to2021 as policy } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const closesAt = endOfDay(civilDate('2021-06-24'));

describe('the review', () => {
  test.each([
    ['2021-06-16T00:00:00+08:00', '2021-07-01T00:00:00+08:00'],
    ['2021-06-16T23:59:59+08:00', '2021-07-01T00:00:00+08:00'],
    ['2021-06-17T00:00:00+08:00', '2021-07-02T00:00:00+08:00'],
    ['2021-09-27T10:00:00+08:00', '2021-10-16T00:00:00+08:00'],
    ['2021-10-02T10:00:00+08:00', '2021-10-21T00:00:00+08:00'],
  ])('of a submission at %s is due at %s', (submittedAt, dueAt) => {
    expect(beijingTime(reviewDueAt(new Date(submittedAt), policy, chineseCalendar))).toBe(dueAt);
  });

  test('that is due in a year without holiday data is an error', () => {
    const submittedAt = new Date('2026-12-25T10:00:00+08:00');
    expect(() => reviewDueAt(submittedAt, policy, chineseCalendar)).toThrow(CalendarMissingError);
  });
});

describe('the payment is ordered at 10:00 of the working day after the closing day:', () => {
  test.each([
    ['2021-06-24', '2021-06-25T10:00:00+08:00'],
    // A Friday, and the last day before National Day.
    ['2021-06-25', '2021-06-28T10:00:00+08:00'],
    ['2021-09-30', '2021-10-08T10:00:00+08:00'],
  ])('closed on %s, ordered at %s', (closingDay, payAt) => {
    const closed = endOfDay(civilDate(closingDay));
    expect(beijingTime(payoutAt(closed, policy, chineseCalendar))).toBe(payAt);
  });
});

describe('after a close at 24:00 on Thursday 2021-06-24', () => {
  test('the objections are due by 24:00 of the fifth working day', () => {
    expect(beijingTime(objectionDecisionDueAt(closesAt, policy, chineseCalendar))).toBe('2021-07-02T00:00:00+08:00');
  });

  test('an extension gives ten working days in all', () => {
    expect(beijingTime(objectionExtendedDueAt(closesAt, policy, chineseCalendar))).toBe('2021-07-09T00:00:00+08:00');
  });

  test('the payment is due by 24:00 of the thirtieth day, working day or not', () => {
    expect(beijingTime(paymentDueAt(closesAt, policy))).toBe('2021-07-25T00:00:00+08:00');
  });
});
