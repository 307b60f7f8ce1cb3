import { describe, expect, test } from 'vitest';
import { applicationSchema, caseStateOf } from '../../../shared/domain/application.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { anApplication } from '../../support/applications.ts';

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

describe('an application as it is stored', () => {
  test('reads back as it was written', () => {
    const { application } = anApplication({ publishAt, closesAt, deciders: ['staff-1'] });
    expect(applicationSchema.parse(JSON.parse(JSON.stringify(application)))).toEqual(application);
  });

  test.each([
    ['an unknown phase', { phase: 'LOST' }],
    ['a date that is no date', { certificate: { ...anApplication().application.certificate, issuedOn: '2021-02-30' } }],
    ['an amount with a fraction', { terms: { ...anApplication().application.terms, amountFen: 0.5 } }],
    ['a negative amount', { terms: { ...anApplication().application.terms, amountFen: -1 } }],
    ['a moment with an offset', { submittedAt: '2021-06-16T09:00:00+08:00' }],
    ['an unknown reason', { reasons: ['BECAUSE'] }],
  ])('is not read with %s', (_, wrong) => {
    expect(applicationSchema.safeParse({ ...anApplication().application, ...wrong }).success).toBe(false);
  });
});
