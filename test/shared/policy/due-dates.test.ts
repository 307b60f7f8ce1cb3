import { describe, expect, test } from 'vitest';
import { beijingTime, civilDate, endOfDay } from '../../../shared/domain/civil-date.ts';
import {
  correctionDates,
  decisionDueAt,
  keyedObjectionDueAt,
  objectionDecisionDueAt,
  paymentDueAt,
  payoutAt,
  reconsiderationUntil,
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

describe('what came on a day', () => {
  test.each([
    ['2021-06-18', 5, '2021-06-26T00:00:00+08:00'],
    ['2021-06-18', 10, '2021-07-03T00:00:00+08:00'],
    // A Saturday counts like the Friday before it; National Day and its make-up days are those of the year.
    ['2021-06-19', 10, '2021-07-03T00:00:00+08:00'],
    ['2021-09-27', 10, '2021-10-16T00:00:00+08:00'],
  ])('%s is decided within %i working days, by %s', (on, workingDays, dueAt) => {
    expect(beijingTime(decisionDueAt(civilDate(on), workingDays, chineseCalendar))).toBe(dueAt);
  });

  test('in a year without holiday data is an error', () => {
    expect(() => decisionDueAt(civilDate('2026-12-25'), 10, chineseCalendar)).toThrow(CalendarMissingError);
  });
});

describe('a reconsideration', () => {
  const until = (refusedAt: string) => beijingTime(reconsiderationUntil(new Date(refusedAt), policy.remedies));

  test.each(['2021-06-16T00:00:00+08:00', '2021-06-16T09:30:00+08:00', '2021-06-16T23:59:59+08:00'])(
    'of a refusal at %s may be asked for until 24:00 of the fifteenth day',
    (refusedAt) => {
      expect(until(refusedAt)).toBe('2021-07-02T00:00:00+08:00');
      expect(new Date('2021-07-01T23:59:59+08:00') < new Date(until(refusedAt))).toBe(true);
      expect(new Date('2021-07-02T00:00:00+08:00') < new Date(until(refusedAt))).toBe(false);
    },
  );

  test('of a refusal at 24:00 has the days of the next one', () => {
    expect(until('2021-06-17T00:00:00+08:00')).toBe('2021-07-03T00:00:00+08:00');
  });

  test('counts days off like any others, and needs no holiday data', () => {
    // 1 to 7 October are off.
    expect(until('2021-09-22T10:00:00+08:00')).toBe('2021-10-08T00:00:00+08:00');
    expect(until('2035-12-25T10:00:00+08:00')).toBe('2036-01-10T00:00:00+08:00');
  });
});

describe('objections that staff keyed', () => {
  const dueAt = (keyedAt: string) =>
    beijingTime(keyedObjectionDueAt(new Date(keyedAt), closesAt, policy, chineseCalendar));

  test.each([
    // The morning after the close, and the last moment at which the next working day is not later.
    ['2021-06-25T09:00:00+08:00', '2021-07-02T00:00:00+08:00'],
    ['2021-06-30T23:59:59+08:00', '2021-07-02T00:00:00+08:00'],
    ['2021-07-01T00:00:00+08:00', '2021-07-03T00:00:00+08:00'],
    // Long after the close, as where the payment came back; a Friday.
    ['2021-07-16T15:00:00+08:00', '2021-07-20T00:00:00+08:00'],
  ])('at %s are due at %s: as after the close, and never before the end of the next working day', (keyedAt, due) => {
    expect(dueAt(keyedAt)).toBe(due);
  });
});

describe('after a close at 24:00 on Thursday 2021-06-24', () => {
  test('the objections are due by 24:00 of the fifth working day', () => {
    expect(beijingTime(objectionDecisionDueAt(closesAt, policy, chineseCalendar))).toBe('2021-07-02T00:00:00+08:00');
  });

  test('the payment is due by 24:00 of the thirtieth day, working day or not', () => {
    expect(beijingTime(paymentDueAt(closesAt, policy))).toBe('2021-07-25T00:00:00+08:00');
  });
});
