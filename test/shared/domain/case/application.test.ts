import { describe, expect, test } from 'vitest';
import { applicationSchema } from '../../../../shared/domain/case/application.ts';
import { caseStateOf } from '../../../../shared/domain/case/case-state.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { type ApplicationFields, anApplication } from '../../../support/applications.ts';
import { instantAt } from '../../../support/instants.ts';

const publishAt = instantAt('2021-06-17T09:00:00+08:00');
const closesAt = instantAt('2021-06-25T00:00:00+08:00');

describe('the state of a case for the workflow', () => {
  test('is its id, attempt, phase and run, without dates that are not known yet', () => {
    const { application } = anApplication();
    expect(caseStateOf(application)).toEqual({
      applicationId: application.applicationId,
      attempt: 1,
      phase: 'VERIFYING',
      run: 1,
    });
  });

  test('has the publication dates once they are set', () => {
    const { application } = anApplication({ phase: 'AWAITING_PUBLICATION', publishAt, closesAt });
    expect(caseStateOf(application)).toMatchObject({ publishAt, closesAt });
  });

  test('holds no personal data', () => {
    const { application } = anApplication({ phase: 'PUBLICISED', publishAt, closesAt });
    expect(Object.keys(caseStateOf(application)).sort()).toEqual([
      'applicationId',
      'attempt',
      'closesAt',
      'payAt',
      'phase',
      'publishAt',
      'run',
    ]);
  });

  test('has the moment at which an open correction lapses', () => {
    const { application } = anApplication({ phase: 'CORRECTION_REQUESTED' });
    expect(caseStateOf(application)).toMatchObject({ correctionDueAt: '2021-07-12T16:00:00.000Z' });
    expect(caseStateOf(anApplication({ phase: 'FUND_REVIEW' }).application)).not.toHaveProperty('correctionDueAt');
  });
});

// The schema rejects a notice without a window, a payment for a case that was never published, and the like.
const REQUIRED_FIELDS = [
  ['FUND_REVIEW', 'certificateApprovedAt'],
  ['AWAITING_PUBLICATION', 'fundApprovedAt'],
  ['AWAITING_PUBLICATION', 'employer'],
  ['PUBLICISED', 'employer'],
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
  ['REJECTED', 'documentNumber'],
  ['CORRECTION_REQUESTED', 'correction'],
  ['PAYMENT_RETURNED', 'paymentReturn'],
] as const;

const ENDED_AT_STAGE = [
  ['REJECTED', 'declared'],
  ['REJECTED', 'verified'],
  ['REJECTED', 'publicised'],
  ['WITHDRAWN', 'declared'],
  ['WITHDRAWN', 'verified'],
  ['WITHDRAWN', 'approved'],
  ['WITHDRAWN', 'scheduled'],
  ['WITHDRAWN', 'publicised'],
] as const;

describe('a stored application', () => {
  test('reads back as it was written', () => {
    for (const phase of PHASES) {
      const { application } = anApplication({
        phase,
        deciders: [{ stage: 'FUND_REVIEW', person: 'hash', staffId: 'staff-1' }],
      });
      expect(applicationSchema.parse(JSON.parse(JSON.stringify(application)))).toEqual(application);
    }
  });

  test.each([
    ['an unknown phase', { phase: 'LOST' }],
    [
      'a date that does not exist',
      { certificate: { ...anApplication().application.certificate, issuedOn: '2021-02-30' } },
    ],
    ['an amount with a fraction', { terms: { ...anApplication().application.terms, amountFen: 0.5 } }],
    ['a negative amount', { terms: { ...anApplication().application.terms, amountFen: -1 } }],
    ['a moment with an offset', { submittedAt: '2021-06-16T09:00:00+08:00' }],
    ['an unknown reason', { phase: 'REJECTED', reasons: ['BECAUSE'] }],
    ['a refusal without a reason', { phase: 'REJECTED', reasons: [] }],
  ])('is rejected with %s', (_, wrong) => {
    expect(applicationSchema.safeParse({ ...anApplication().application, ...wrong }).success).toBe(false);
  });

  test.each(REQUIRED_FIELDS)('is rejected where %s has no %s', (phase, field) => {
    const { [field]: _, ...incomplete }: ApplicationFields = anApplication({ phase }).application;
    expect(applicationSchema.safeParse({ ...incomplete }).success).toBe(false);
  });

  test.each(ENDED_AT_STAGE)('that is %s keeps the fields of its stage, %s', (phase, stage) => {
    const { application } = anApplication({ phase, stage });
    expect(applicationSchema.parse(application)).toMatchObject({ phase, stage });
  });
});
