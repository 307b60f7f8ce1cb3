import { describe, expect, test } from 'vitest';
import { isFinal, PHASES, type Phase } from '../../../shared/domain/phase.ts';
import { expectedCourse } from '../../../shared/policy/expected-course.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { type ApplicationFields, anAdmissionBy, anApplication, suspendedCase } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { instantAt } from '../../support/instants.ts';

// Submitted at 09:00 on Wednesday 16 June 2021: reviewed by 24:00 of the 30th, ten working days later.
const courseOf = (phase: Phase, fields: ApplicationFields = {}, calendar = chineseCalendar) =>
  expectedCourse(anApplication({ phase, ...fields }).application, calendar).map(
    (step) => [step.phase, step.notLaterThan] as const,
  );

const REVIEWED = ['AWAITING_PUBLICATION', instantAt('2021-07-01T00:00:00+08:00')] as const;
const FROM_LATEST_APPROVAL = [
  ['PUBLICISED', instantAt('2021-07-01T09:00:00+08:00')],
  ['PAYING', instantAt('2021-07-09T00:00:00+08:00')],
  ['PAID', instantAt('2021-08-08T00:00:00+08:00')],
] as const;
const UNDATED = [
  ['PUBLICISED', undefined],
  ['PAYING', undefined],
  ['PAID', undefined],
] as const;
const CLOSE = ['PAYING', instantAt('2021-06-25T00:00:00+08:00')] as const;
const LAST_DAY_FOR_THE_MONEY = ['PAID', instantAt('2021-07-25T00:00:00+08:00')] as const;

describe('the expected course of a case', () => {
  test.each<[Phase, ReturnType<typeof courseOf>]>([
    ['VERIFYING', [['FUND_REVIEW', undefined], REVIEWED, ...FROM_LATEST_APPROVAL]],
    ['MANUAL_VERIFICATION', [['FUND_REVIEW', undefined], REVIEWED, ...FROM_LATEST_APPROVAL]],
    ['FUND_REVIEW', [REVIEWED, ...FROM_LATEST_APPROVAL]],
    ['AWAITING_PUBLICATION', [['PUBLICISED', instantAt('2021-06-17T09:00:00+08:00')], CLOSE, LAST_DAY_FOR_THE_MONEY]],
    ['PUBLICISED', [CLOSE, LAST_DAY_FOR_THE_MONEY]],
    ['OBJECTION_REVIEW', [['PAYING', instantAt('2021-07-02T00:00:00+08:00')], LAST_DAY_FOR_THE_MONEY]],
    ['SUSPENDED', [['AWAITING_PUBLICATION', undefined], ...UNDATED]],
    ['PAYING', [LAST_DAY_FOR_THE_MONEY]],
    [
      'PAYMENT_RETURNED',
      [
        ['PAYING', undefined],
        ['PAID', undefined],
      ],
    ],
  ])('in %s has the latest date of each step', (phase, course) => {
    expect(courseOf(phase)).toEqual(course);
  });

  test('of an approved case without a publication date counts from the approval', () => {
    const approved = { stage: 'approved', fundApprovedAt: instantAt('2021-06-16T10:00:00+08:00') } as const;
    expect(courseOf('AWAITING_PUBLICATION', approved)).toEqual([
      ['PUBLICISED', instantAt('2021-06-17T09:00:00+08:00')],
      CLOSE,
      LAST_DAY_FOR_THE_MONEY,
    ]);
  });

  test('of a case that was to be paid when it was suspended leads back to the payment, without a second notice', () => {
    const { suspension } = suspendedCase(anApplication({ phase: 'SUSPENDED' }).application);
    for (const from of ['PAYING', 'PAYMENT_RETURNED'] as const) {
      expect(courseOf('SUSPENDED', { suspension: { ...suspension, from } })).toEqual([
        ['PAYING', undefined],
        ['PAID', undefined],
      ]);
    }
  });

  test('of a review of objections that was extended has the later date', () => {
    const objectionsDueAt = instantAt('2021-07-09T00:00:00+08:00');
    expect(courseOf('OBJECTION_REVIEW', { objectionsDueAt })[0]).toEqual(['PAYING', objectionsDueAt]);
  });

  test('of an attempt in place of a refused one counts from the order, not from the original submission', () => {
    const admittedBy = anAdmissionBy('COURT', instantAt('2021-06-17T09:00:00+08:00'));
    const [reviewed] = courseOf('FUND_REVIEW', { admittedBy });
    expect(reviewed).toEqual(['AWAITING_PUBLICATION', instantAt('2021-07-02T00:00:00+08:00')]);
  });

  test('exists in every phase that is not final, and in no final one', () => {
    expect(PHASES.filter((phase) => courseOf(phase).length > 0)).toEqual(PHASES.filter((phase) => !isFinal(phase)));
  });

  test('leaves dates out that reach a year without holiday data', () => {
    const submittedAt = instantAt('2021-12-27T09:00:00+08:00');
    const course = [['AWAITING_PUBLICATION', undefined], ...UNDATED];
    expect(courseOf('FUND_REVIEW', { submittedAt }, calendarUntil(2021))).toEqual(course);
  });
});
