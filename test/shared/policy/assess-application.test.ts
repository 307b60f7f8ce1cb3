import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { assessApplication, type DeclaredEntitlement } from '../../../shared/policy/assess-application.ts';
import { assessRecord } from '../../../shared/policy/assess-record.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { policies, policiesOf } from '../../../shared/policy/policies.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { CalendarMissingError, chineseCalendar, workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { AMOUNTS } from '../../support/applications.ts';

const june16 = new Date('2021-06-16T09:00:00+08:00');

type Declared = Partial<DeclaredEntitlement['certificate']> & Partial<Pick<DeclaredEntitlement, 'applicantCategory'>>;

/** A declaration for a welder's certificate of level 3, eligible on 16 June 2021 unless the test says otherwise. */
function declared({ applicantCategory = 'ENTERPRISE_EMPLOYEE', ...certificate }: Declared = {}): DeclaredEntitlement {
  return {
    applicantCategory,
    certificate: {
      category: 'SKILL_LEVEL',
      level: 3,
      occupationCode: '6-18-02-04',
      issuedOn: civilDate('2021-05-20'),
      ...certificate,
    },
  };
}

function assess(of: Declared, now = june16, under: readonly Policy[] = policiesOf()) {
  return assessApplication(declared(of), now, under, chineseCalendar);
}

describe('an eligible declaration', () => {
  test('has its amount, its last day and no reasons', () => {
    expect(assess({})).toEqual({
      policy: dalian2019to2021,
      amountFen: 250_000,
      lastDayToApply: '2022-05-20',
      reasons: [],
    });
  });

  test.each(AMOUNTS)('of level %i gets %i fen', (level, amountFen) => {
    expect(assess({ level })).toMatchObject({ amountFen, reasons: [] });
  });

  test('can be for the other subsidised category of certificate', () => {
    expect(assess({ category: 'VOCATIONAL_QUALIFICATION' }).reasons).toEqual([]);
  });

  test('can be for an occupation of the earlier catalogue that the policy adds', () => {
    expect(assess({ occupationCode: '4-10-01-02' }).reasons).toEqual([]);
  });

  test('can be made on the day the certificate is issued', () => {
    expect(assess({ issuedOn: civilDate('2021-06-16') }).reasons).toEqual([]);
  });
});

describe('a single ground for refusal', () => {
  test.each([
    ['a professional-technical certificate', { category: 'PROFESSIONAL_TECHNICAL' }, 'CERTIFICATE_CATEGORY_EXCLUDED'],
    [
      'a recipient of unemployment benefit',
      { applicantCategory: 'UNEMPLOYMENT_BENEFIT_RECIPIENT' },
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
    ],
    ['any other applicant', { applicantCategory: 'OTHER' }, 'APPLICANT_CATEGORY_NOT_ELIGIBLE'],
    ['a certificate issued tomorrow', { issuedOn: civilDate('2021-06-17') }, 'CERTIFICATE_NOT_YET_ISSUED'],
    ['an unknown occupation', { occupationCode: '9-99-99-99' }, 'OCCUPATION_NOT_IN_CATALOGUE'],
    [
      'an occupation code that is the name of an object property',
      { occupationCode: 'constructor' },
      'OCCUPATION_NOT_IN_CATALOGUE',
    ],
  ] as const)('applies to %s', (_what, of, reason) => {
    expect(assess(of).reasons).toEqual([reason]);
  });

  test('is a level at which the occupation does not exist', () => {
    const occupations = { ...dalian2019to2021.occupations, levelsByCode: { '6-18-02-04': [5, 4] as const } };
    const narrow: Policy = { ...dalian2019to2021, occupations };
    expect(assess({ level: 3 }, june16, [narrow]).reasons).toEqual(['LEVEL_NOT_IN_CATALOGUE']);
    expect(assess({ level: 4 }, june16, [narrow]).reasons).toEqual([]);
    expect(assess({ level: 3, occupationCode: '6-31-01-03' }, june16, [narrow]).reasons).toEqual([]);
  });

  test('is a level without an amount, and the amount is null', () => {
    const narrow: Policy = { ...dalian2019to2021, amounts: dalian2019to2021.amounts.slice(0, 2) };
    expect(assess({ level: 3 }, june16, [narrow])).toMatchObject({
      amountFen: null,
      reasons: ['LEVEL_NOT_IN_CATALOGUE'],
    });
  });

  test('is never an unlisted occupation of the catalogue’s groups: the registry may still name it', () => {
    expect(assess({ occupationCode: '6-99-99-99' }).reasons).toEqual([]);
    expect(assess({ occupationCode: '3-02-03-01' }).reasons).toEqual(['OCCUPATION_NOT_IN_CATALOGUE']);
  });

  test('is a level at which the occupation does not exist, under either code of the occupation', () => {
    const occupations = { ...dalian2019to2021.occupations, levelsByCode: { '4-07-05-03': [5, 4] as const } };
    const narrow: Policy = { ...dalian2019to2021, occupations };
    expect(assess({ occupationCode: '4-07-05-04' }, june16, [narrow]).reasons).toEqual(['LEVEL_NOT_IN_CATALOGUE']);
  });

  test('is an occupation that the policy does not name', () => {
    const occupations = { ...dalian2019to2021.occupations, fromCatalogue: ['6-31-01-03'] };
    const narrow: Policy = { ...dalian2019to2021, occupations };
    expect(assess({}, june16, [narrow]).reasons).toEqual(['OCCUPATION_NOT_IN_CATALOGUE']);
    expect(assess({ occupationCode: '6-31-01-03' }, june16, [narrow]).reasons).toEqual([]);
  });
});

describe('the window of issue dates', () => {
  test.each([
    ['2019-07-31', '2020-01-02T09:00:00+08:00', []],
    ['2019-07-30', '2020-01-02T09:00:00+08:00', ['CERTIFICATE_DATE_OUTSIDE_WINDOW']],
    ['2021-12-31', '2022-01-04T09:00:00+08:00', []],
    ['2022-01-01', '2022-01-04T09:00:00+08:00', ['CERTIFICATE_DATE_OUTSIDE_WINDOW']],
  ])('for a certificate issued on %s, checked at %s, gives %j', (issuedOn, now, reasons) => {
    expect(assess({ issuedOn: civilDate(issuedOn) }, new Date(now)).reasons).toEqual(reasons);
  });

  test('selects the nearest policy for a certificate that no policy covers', () => {
    const later: Policy = {
      ...dalian2019to2021,
      policyId: 'dalian-2023',
      issuedFrom: civilDate('2023-01-01'),
      issuedTo: civilDate('2023-12-31'),
    };
    const both = [dalian2019to2021, later];
    expect(assess({ issuedOn: civilDate('2018-01-01') }, june16, both).policy.policyId).toBe('dalian-2019-2021');
    expect(assess({ issuedOn: civilDate('2022-03-01') }, june16, both).policy.policyId).toBe('dalian-2019-2021');
    expect(assess({ issuedOn: civilDate('2022-11-01') }, june16, both).policy.policyId).toBe('dalian-2023');
    expect(assess({ issuedOn: civilDate('2023-05-01') }, june16, both).policy.policyId).toBe('dalian-2023');
  });

  test('needs at least one policy', () => {
    expect(() => assess({}, june16, [])).toThrow(RangeError);
  });
});

describe('the deadline', () => {
  const issuedOn = civilDate('2020-02-29');

  test('is met one second before 24:00 of the last day', () => {
    expect(assess({ issuedOn }, new Date('2021-03-01T23:59:59+08:00')).reasons).toEqual([]);
  });

  test('is met one millisecond before 24:00 of the last day', () => {
    expect(assess({ issuedOn }, new Date('2021-03-01T23:59:59.999+08:00')).reasons).toEqual([]);
  });

  test('is missed at 24:00', () => {
    const assessment = assess({ issuedOn }, new Date('2021-03-02T00:00:00+08:00'));
    expect(assessment).toMatchObject({ lastDayToApply: '2021-03-01', reasons: ['APPLICATION_DEADLINE_PASSED'] });
  });

  test('is missed one second after 24:00', () => {
    expect(assess({ issuedOn }, new Date('2021-03-02T00:00:01+08:00')).reasons).toEqual([
      'APPLICATION_DEADLINE_PASSED',
    ]);
  });

  const calendarTo2021 = workingCalendar({
    2020: { daysOff: '0101', makeUpDays: '' },
    2021: { daysOff: '', makeUpDays: '' },
  });

  test('is unknown, and no application is late, within the months to apply where its year has no holiday data', () => {
    const assessment = assessApplication(declared(), june16, policies, calendarTo2021);
    expect(assessment.lastDayToApply).toBeNull();
    expect(assessment.reasons).toEqual([]);
  });

  test('is an error, not a guess, after the months to apply where its year has no holiday data', () => {
    const ask = (at: string) => () => assessApplication(declared(), new Date(at), policies, calendarTo2021);
    expect(ask('2022-05-20T23:59:59+08:00')).not.toThrow();
    expect(ask('2022-05-21T00:00:00+08:00')).toThrow(CalendarMissingError);
    expect(ask('2022-05-21T00:00:00+08:00')).toThrow('2022');
  });

  test.each(['1998-05-01', '2031-05-01'])(
    'is unknown for a certificate issued on %s, which is refused anyway',
    (issuedOn) => {
      const assessment = assess({ issuedOn: civilDate(issuedOn) });
      expect(assessment.lastDayToApply).toBeNull();
      expect(assessment.reasons).toContain('CERTIFICATE_DATE_OUTSIDE_WINDOW');
    },
  );
});

describe('several grounds for refusal', () => {
  test('are all reported at once', () => {
    const assessment = assess({
      applicantCategory: 'OTHER',
      category: 'PROFESSIONAL_TECHNICAL',
      occupationCode: '2-02-10-01',
      issuedOn: civilDate('2019-07-30'),
    });
    expect(assessment.reasons).toEqual([
      'CERTIFICATE_CATEGORY_EXCLUDED',
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
      'CERTIFICATE_DATE_OUTSIDE_WINDOW',
      'APPLICATION_DEADLINE_PASSED',
      'OCCUPATION_NOT_IN_CATALOGUE',
    ]);
  });

  test('include both reasons for a date far in the future', () => {
    expect(assess({ issuedOn: civilDate('2024-05-20') }).reasons).toEqual([
      'CERTIFICATE_DATE_OUTSIDE_WINDOW',
      'CERTIFICATE_NOT_YET_ISSUED',
    ]);
  });
});

describe('the record of earlier applications', () => {
  test.each([
    [false, 0, []],
    [false, 2, []],
    [false, 3, ['ANNUAL_LIMIT_REACHED']],
    [false, 4, ['ANNUAL_LIMIT_REACHED']],
    [true, 1, ['ALREADY_SUBSIDISED']],
    [true, 3, ['ALREADY_SUBSIDISED', 'ANNUAL_LIMIT_REACHED']],
  ])(
    'with an open or paid application: %s, and places taken: %i, gives %j',
    (heldOpenOrPaid, placesTakenThisYear, reasons) => {
      expect(assessRecord({ heldOpenOrPaid, heldElsewhere: false, placesTakenThisYear }, dalian2019to2021)).toEqual(
        reasons,
      );
    },
  );

  test('says that another programme has the occupation and level', () => {
    const record = { heldOpenOrPaid: true, heldElsewhere: true, placesTakenThisYear: 0 };
    expect(assessRecord(record, dalian2019to2021)).toEqual(['SUBSIDISED_ELSEWHERE']);
  });

  test('has no limit of the year where the programme has none', () => {
    const record = { heldOpenOrPaid: false, heldElsewhere: false, placesTakenThisYear: 40 };
    expect(assessRecord(record, { annualLimit: null })).toEqual([]);
  });
});
