import { describe, expect, test } from 'vitest';
import { isFinal, PHASES, type Phase } from '../../../shared/domain/phase.ts';
import { plannedDue } from '../../../shared/policy/planned-due.ts';
import { CalendarMissingError, chineseCalendar, workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { type ApplicationFields, anAdmissionBy, anApplication } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';

// Submitted at 09:00 on Wednesday 16 June 2021, approved at 10:00, public from 09:00 on the 17th to 24:00 on the 24th.
const approved = { fundApprovedAt: instantAt('2021-06-16T10:00:00+08:00') };
const scheduled = {
  ...approved,
  publishAt: instantAt('2021-06-17T09:00:00+08:00'),
  closesAt: instantAt('2021-06-25T00:00:00+08:00'),
};
const dueOf = (phase: Phase, fields: ApplicationFields = {}) =>
  plannedDue(anApplication({ phase, ...fields }).application, chineseCalendar);

describe('the planned due time', () => {
  test.each<[Phase, string, ApplicationFields]>([
    ['VERIFYING', '2021-06-16T14:00:00+08:00', {}],
    ['MANUAL_VERIFICATION', '2021-07-01T00:00:00+08:00', {}],
    ['CORRECTION_REQUESTED', '2021-06-28T09:00:00+08:00', {}],
    ['FUND_REVIEW', '2021-07-01T00:00:00+08:00', {}],
    ['AWAITING_PUBLICATION', '2021-06-17T09:10:00+08:00', scheduled],
    ['PUBLICISED', '2021-06-25T00:10:00+08:00', scheduled],
    ['OBJECTION_REVIEW', '2021-07-02T00:00:00+08:00', scheduled],
    ['SUSPENDED', '2021-07-03T00:00:00+08:00', scheduled],
    ['PAYING', '2021-06-25T13:00:00+08:00', scheduled],
    ['PAYMENT_RETURNED', '2021-07-02T10:00:00+08:00', scheduled],
  ])('in %s is %s', (phase, due, fields) => {
    expect(dueOf(phase, fields)).toBe(instantAt(due));
  });

  test.each(['PAID', 'REJECTED', 'WITHDRAWN'] as const)('does not exist in %s', (phase) => {
    expect(dueOf(phase, scheduled)).toBeUndefined();
  });

  test.each([
    ['an order is out', { paymentCount: 1 }],
    ['objections were dismissed', { objectionCount: 1, dismissed: { count: 1, at: scheduled.closesAt } }],
    ['a suspension was lifted', { lifted: { at: scheduled.closesAt, reasons: [] } }],
  ])('in PAYING is the last day for the money once %s', (_, fields) => {
    expect(dueOf('PAYING', { ...scheduled, ...fields })).toBe(instantAt('2021-07-25T00:00:00+08:00'));
  });

  test('in PAYING is not put off by an objection that was not admitted', () => {
    const inVain = { ...scheduled, objectionCount: 1, notAdmittedCount: 1 };
    expect(dueOf('PAYING', inVain)).toBe(instantAt('2021-06-25T13:00:00+08:00'));
  });

  test('in REJECTED is that of the reconsideration, until it is decided', () => {
    const asked = {
      reconsiderationId: 'CASE00000000000A.reconsideration',
      requestedAt: instantAt('2021-06-18T10:00:00+08:00'),
      dueAt: instantAt('2021-07-03T00:00:00+08:00'),
    };
    expect(dueOf('REJECTED', { reconsideration: asked })).toBe(asked.dueAt);
    for (const outcome of ['MAINTAIN', 'GRANT'] as const) {
      expect(dueOf('REJECTED', { reconsideration: { ...asked, outcome } })).toBeUndefined();
    }
  });

  test('of an attempt in place of a refused one counts from the order, not from the original submission', () => {
    const fields = { admittedBy: anAdmissionBy('COURT', instantAt('2021-09-27T09:00:00+08:00')) };
    expect(dueOf('VERIFYING', fields)).toBe(instantAt('2021-09-27T14:00:00+08:00'));
    expect(dueOf('FUND_REVIEW', fields)).toBe(instantAt('2021-10-16T00:00:00+08:00'));
  });

  test('is ten minutes after the approval while the publication has no date', () => {
    const undated = { ...approved, stage: 'approved' } as const;
    expect(dueOf('AWAITING_PUBLICATION', undated)).toBe(instantAt('2021-06-16T10:10:00+08:00'));
  });

  test('exists in every phase that is not final', () => {
    const open = PHASES.filter((phase) => !isFinal(phase));
    expect(open.filter((phase) => dueOf(phase) === undefined)).toEqual([]);
  });

  test('counts working days: a review over National Day has its ten working days', () => {
    const submittedAt = instantAt('2021-09-27T09:00:00+08:00');
    // 28, 29, 30 September; 8, 9 (a make-up day), 11, 12, 13, 14, 15 October.
    expect(dueOf('FUND_REVIEW', { submittedAt })).toBe(instantAt('2021-10-16T00:00:00+08:00'));
  });

  test('for a submission just before midnight in Beijing counts from that day', () => {
    const submittedAt = instantAt('2021-06-16T23:59:59.999+08:00');
    expect(dueOf('FUND_REVIEW', { submittedAt })).toBe(instantAt('2021-07-01T00:00:00+08:00'));
  });

  test('is a named error without holiday data in the phases that count working days', () => {
    const failing = PHASES.filter((phase) => {
      try {
        plannedDue(anApplication({ phase, ...scheduled }).application, workingCalendar({}));
        return false;
      } catch (error) {
        return error instanceof CalendarMissingError;
      }
    });
    expect(failing).toEqual(['MANUAL_VERIFICATION', 'FUND_REVIEW']);
  });
});
