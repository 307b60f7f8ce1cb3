import { describe, expect, test } from 'vitest';
import { applicationSchema } from '../../../../shared/domain/case/application.ts';
import { caseStateOf } from '../../../../shared/domain/case/case-state.ts';
import { instantOf } from '../../../../shared/domain/instant.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { type ApplicationFields, anApplication } from '../../../support/applications.ts';

const publishAt = instantOf(new Date('2021-06-17T09:00:00+08:00'));
const closesAt = instantOf(new Date('2021-06-25T00:00:00+08:00'));

describe('what the workflow knows of a case', () => {
  test('is its id, attempt and phase, and nothing that is not known yet', () => {
    const { application } = anApplication();
    expect(caseStateOf(application)).toEqual({
      applicationId: application.applicationId,
      attempt: 1,
      phase: 'VERIFYING',
    });
  });

  test('has the publication dates once they are set', () => {
    const { application } = anApplication({ phase: 'AWAITING_PUBLICATION', publishAt, closesAt });
    expect(caseStateOf(application)).toMatchObject({ publishAt, closesAt });
  });

  test('holds nothing of the person', () => {
    const { application } = anApplication({ phase: 'PUBLICISED', publishAt, closesAt });
    expect(Object.keys(caseStateOf(application)).sort()).toEqual([
      'applicationId',
      'attempt',
      'closesAt',
      'phase',
      'publishAt',
    ]);
  });
});

// A notice without a window, a payment of a case that was never published: none of it can be written down.
const WITHOUT = [
  ['FUND_REVIEW', 'certificateApprovedAt'],
  ['AWAITING_PUBLICATION', 'fundApprovedAt'],
  ['AWAITING_PUBLICATION', 'publishAt'],
  ['AWAITING_PUBLICATION', 'closesAt'],
  ['AWAITING_PUBLICATION', 'noticeId'],
  ['PUBLICISED', 'publicEntry'],
  ['PUBLICISED', 'closesAt'],
  ['OBJECTION_REVIEW', 'publicEntry'],
  ['PAYING', 'closesAt'],
  ['PAYING', 'publicEntry'],
  ['PAYMENT_RETURNED', 'closesAt'],
  ['PAID', 'paidAt'],
  ['REJECTED', 'reasons'],
] as const;

const STAGES = [
  ['REJECTED', 'declared'],
  ['REJECTED', 'verified'],
  ['REJECTED', 'publicised'],
  ['WITHDRAWN', 'declared'],
  ['WITHDRAWN', 'verified'],
  ['WITHDRAWN', 'approved'],
  ['WITHDRAWN', 'scheduled'],
  ['WITHDRAWN', 'publicised'],
] as const;

describe('an application as it is stored', () => {
  test('reads back as it was written', () => {
    for (const phase of PHASES) {
      const { application } = anApplication({ phase, deciders: ['staff-1'] });
      expect(applicationSchema.parse(JSON.parse(JSON.stringify(application)))).toEqual(application);
    }
  });

  test.each([
    ['an unknown phase', { phase: 'LOST' }],
    ['a date that is no date', { certificate: { ...anApplication().application.certificate, issuedOn: '2021-02-30' } }],
    ['an amount with a fraction', { terms: { ...anApplication().application.terms, amountFen: 0.5 } }],
    ['a negative amount', { terms: { ...anApplication().application.terms, amountFen: -1 } }],
    ['a moment with an offset', { submittedAt: '2021-06-16T09:00:00+08:00' }],
    ['an unknown reason', { phase: 'REJECTED', reasons: ['BECAUSE'] }],
    ['a refusal without a reason', { phase: 'REJECTED', reasons: [] }],
  ])('is not read with %s', (_, wrong) => {
    expect(applicationSchema.safeParse({ ...anApplication().application, ...wrong }).success).toBe(false);
  });

  test.each(WITHOUT)('is not read when %s has no %s', (phase, field) => {
    const { [field]: _, ...incomplete }: ApplicationFields = anApplication({ phase }).application;
    expect(applicationSchema.safeParse({ ...incomplete }).success).toBe(false);
  });

  test.each(STAGES)('keeps what was established before it was %s at the stage %s', (phase, stage) => {
    const { application } = anApplication({ phase, stage });
    expect(applicationSchema.parse(application)).toMatchObject({ phase, stage });
  });
});
