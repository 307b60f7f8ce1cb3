import { describe, expect, test } from 'vitest';
import { beijingTime, civilDate, endOfDay } from '../../../shared/domain/civil-date.ts';
import {
  correctionDates,
  objectionDecisionDueAt,
  objectionExtendedDueAt,
  paymentDueAt,
  payoutAt,
  reviewDueAt,
} from '../../../shared/policy/due-dates.ts';
import { dalian2019to2021 as policy } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { instantAt } from '../../support/instants.ts';

const terms = { ...policy, correctionReminders: [...policy.correctionReminders] };
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

describe('a correction', () => {
  const submittedAt = new Date('2021-06-16T09:00:00+08:00');
  const dueAfter = (...rounds: readonly (readonly [string, string])[]) => {
    const corrections = rounds.map(([askedAt, correctedAt]) => ({
      askedAt: instantAt(askedAt),
      correctedAt: instantAt(correctedAt),
    }));
    return beijingTime(reviewDueAt(submittedAt, policy, chineseCalendar, corrections));
  };

  test('leaves the review the working days that were not used up before it was asked for', () => {
    expect(dueAfter()).toBe('2021-07-01T00:00:00+08:00');
    // 17 and 18 June are used up; eight days are left from 5 July.
    expect(dueAfter(['2021-06-21T10:00:00+08:00', '2021-07-02T10:00:00+08:00'])).toBe('2021-07-15T00:00:00+08:00');
  });

  test('does not use up the day on which it is asked for, nor the day on which it is made', () => {
    // Asked for at once: all ten days begin after the correction.
    expect(dueAfter(['2021-06-16T09:30:00+08:00', '2021-06-16T23:59:00+08:00'])).toBe('2021-07-01T00:00:00+08:00');
    expect(dueAfter(['2021-06-17T23:59:00+08:00', '2021-06-17T23:59:30+08:00'])).toBe('2021-07-02T00:00:00+08:00');
  });

  test('of a second round counts from the first correction', () => {
    // 17 and 18 June, then 5 and 6 July are used up; six days are left from 13 July.
    const first = ['2021-06-21T10:00:00+08:00', '2021-07-02T10:00:00+08:00'] as const;
    const second = ['2021-07-07T10:00:00+08:00', '2021-07-12T10:00:00+08:00'] as const;
    expect(dueAfter(first, second)).toBe('2021-07-21T00:00:00+08:00');
  });

  test('of a review that is overdue leaves it one working day', () => {
    expect(dueAfter(['2021-08-02T10:00:00+08:00', '2021-08-06T10:00:00+08:00'])).toBe('2021-08-10T00:00:00+08:00');
  });

  test.each(['2021-06-21T00:00:00+08:00', '2021-06-21T23:59:59+08:00'])(
    'asked for at %s lapses on 2021-07-12 at 24:00, with reminders ten and three working days before at 09:00',
    (askedAt) => {
      const { dueAt, remindAt } = correctionDates(new Date(askedAt), terms, chineseCalendar);
      expect(dueAt).toBe(instantAt('2021-07-13T00:00:00+08:00'));
      expect(remindAt).toEqual([instantAt('2021-06-28T09:00:00+08:00'), instantAt('2021-07-07T09:00:00+08:00')]);
    },
  );

  test('that would lapse in a year without holiday data is an error', () => {
    const askedAt = new Date('2026-12-25T10:00:00+08:00');
    expect(() => correctionDates(askedAt, terms, chineseCalendar)).toThrow(CalendarMissingError);
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
