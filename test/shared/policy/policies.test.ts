import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS } from '../../../shared/domain/declared.ts';
import { MASK_STYLES } from '../../../shared/domain/mask.ts';
import { occupationsOf } from '../../../shared/policy/occupation-catalogue.ts';
import { policies, policiesOf, policyById, policyFor, sourcesOf } from '../../../shared/policy/policies.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { refusedTerms, termsOf } from '../../../shared/policy/terms.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';

const countsOf = (policy: Policy) => [
  policy.monthsToApply,
  policy.annualLimit ?? 1,
  policy.submissionsPerDay,
  policy.publicityWorkingDays,
  policy.reviewWorkingDays,
  policy.objectionDecisionWorkingDays,
  policy.objectionExtendedWorkingDays,
  policy.complaintWorkingDays,
  policy.statementWorkingDays,
  policy.suspensionWorkingDays,
  policy.heirsWorkingDays,
  policy.reconsiderationWorkingDays,
  policy.secondLook.workingDays,
  policy.recoveryStatementWorkingDays,
  policy.recoveryDecisionWorkingDays,
  policy.recoveryRepaymentDays,
  policy.receiptYears,
  policy.paymentDays,
];

describe.each(policies.map((policy) => [policy.policyId, policy] as const))('policy %s', (policyId, policy) => {
  test('is in a file with its name', async () => {
    expect(await readdir(new URL('../../../shared/policy/policies/', import.meta.url))).toContain(`${policyId}.ts`);
  });

  test('covers a span of issue dates', () => {
    expect(policyId).toMatch(/^[a-z0-9-]+$/);
    expect(policy.issuedFrom <= policy.issuedTo).toBe(true);
  });

  test('has one amount for each level, never less for a higher level', () => {
    const levels = policy.amounts.map(({ level }) => level);
    expect(levels).toEqual(LEVELS.filter((level) => levels.includes(level)));
    const amounts = policy.amounts.map(({ amountFen }) => amountFen);
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
    for (const amount of amounts) expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
  });

  test('has positive whole numbers, and an extended time longer than the plain one', () => {
    for (const count of countsOf(policy)) expect(Number.isInteger(count) && count > 0).toBe(true);
    expect(Number.isInteger(policy.publishAtHour) && policy.publishAtHour >= 0 && policy.publishAtHour < 24).toBe(true);
    expect(Number.isInteger(policy.payoutAtHour) && policy.payoutAtHour >= 0 && policy.payoutAtHour < 24).toBe(true);
    expect(policy.objectionExtendedWorkingDays).toBeGreaterThan(policy.objectionDecisionWorkingDays);
    // A supervisor decides on a suspension with the statement at hand.
    expect(policy.suspensionWorkingDays).toBeGreaterThan(policy.statementWorkingDays);
  });

  test('uses known categories and a known mask style', () => {
    expect(APPLICANT_CATEGORIES).toEqual(expect.arrayContaining([...policy.eligibleApplicantCategories]));
    expect(CERTIFICATE_CATEGORIES).toEqual(expect.arrayContaining([...policy.certificateCategories]));
    expect(policy.certificateCategories).not.toContain('PROFESSIONAL_TECHNICAL');
    expect(MASK_STYLES).toContain(policy.maskStyle);
  });

  test('names the clause for every figure', () => {
    const { policyId: _id, programme: _p, title: _title, clauses: _c, amountsAtMost: _m, ...figures } = policy;
    const sources = sourcesOf(policy);
    expect(Object.keys(sources).sort()).toEqual(Object.keys(figures).sort());
    for (const [figure, source] of Object.entries(sources)) expect(source, figure).toMatch(/\p{Script=Han}{4}/u);
  });

  test('has agencies with a code, a name and phones each, including the city', () => {
    const codes = policy.agencies.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain(CITY_AGENCY);
    for (const { code, name, consultPhone, supervisionPhones } of policy.agencies) {
      expect(code).toMatch(/^\d{4}[0-9A-Z]{2}$/);
      expect(name).toMatch(/^\p{Script=Han}+$/u);
      for (const phone of [consultPhone, ...supervisionPhones]) expect(phone).toMatch(/^\d{8}$/);
      expect(supervisionPhones).not.toHaveLength(0);
    }
  });

  test('subsidises occupations with a national code each, without duplicates', () => {
    const codes = occupationsOf(policy).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^\d-\d{2}-\d{2}-\d{2}$/);
  });

  test('limits the levels only of occupations that it subsidises', () => {
    const codes = occupationsOf(policy).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(Object.keys(policy.occupations.levelsByCode)));
  });

  test('ends its last deadline in a year with holiday data', () => {
    const reach = addDays(policy.issuedTo, policy.monthsToApply * 31 + 15);
    expect(() => chineseCalendar.isWorkingDay(reach)).not.toThrow();
  });
});

describe('the programme of 2019 to 2021', () => {
  const policy = policyById('dalian-2019-2021');

  test('has the figures of the rules', () => {
    expect(policy).toMatchObject({
      issuedFrom: '2019-07-31',
      issuedTo: '2021-12-31',
      monthsToApply: 12,
      annualLimit: 3,
      submissionsPerDay: 10,
      eligibleApplicantCategories: ['ENTERPRISE_EMPLOYEE'],
      publicityWorkingDays: 5,
      publishAtHour: 9,
      reviewWorkingDays: 10,
      correctionWorkingDays: 15,
      correctionReminders: [10, 3],
      correctionRounds: 2,
      objectionDecisionWorkingDays: 5,
      objectionExtendedWorkingDays: 10,
      complaintWorkingDays: 10,
      statementWorkingDays: 5,
      suspensionWorkingDays: 10,
      reconsiderationWorkingDays: 10,
      secondLook: { percent: 5, workingDays: 10 },
      paymentDays: 30,
      payoutDelayWorkingDays: 1,
      payoutAtHour: 10,
    });
    expect(policy?.agencies).toHaveLength(14);
  });
});

describe('finding a policy', () => {
  test('by issue date includes both ends of its window', () => {
    expect(policyFor(civilDate('2019-07-31'))?.policyId).toBe('dalian-2019-2021');
    expect(policyFor(civilDate('2021-12-31'))?.policyId).toBe('dalian-2019-2021');
    expect(policyFor(civilDate('2019-07-30'))).toBeUndefined();
    expect(policyFor(civilDate('2022-01-01'))).toBeUndefined();
  });

  test('by issue date is never ambiguous, as no two windows of a programme overlap', () => {
    for (const programme of new Set(policies.map((policy) => policy.programme))) {
      const own = policiesOf(programme);
      const ordered = [...own].sort((one, other) => (one.issuedFrom < other.issuedFrom ? -1 : 1));
      for (const [index, later] of ordered.entries()) {
        const earlier = ordered[index - 1];
        if (earlier) expect(earlier.issuedTo < later.issuedFrom).toBe(true);
      }
      expect(own).toEqual(ordered);
    }
  });

  test('by id is unambiguous', () => {
    expect(new Set(policies.map(({ policyId }) => policyId)).size).toBe(policies.length);
    expect(policyById('dalian-1999')).toBeUndefined();
  });
});

describe('the terms of an application', () => {
  const policy = policyFor(civilDate('2021-05-20'));
  const welder = { level: 3, occupationCode: '6-18-02-04', issuedOn: civilDate('2021-05-20') } as const;

  test('copy the figures that apply to it', () => {
    expect(policy && termsOf(policy, welder)).toEqual({
      policyId: 'dalian-2019-2021',
      programme: 'enterprise-certificate',
      employmentConditions: ['inCity', 'contract', 'insured', 'filed'],
      insuredMonths: 0,
      amountFen: 250_000,
      annualLimit: 3,
      publicityWorkingDays: 5,
      publishAtHour: 9,
      reviewWorkingDays: 10,
      correctionWorkingDays: 15,
      correctionReminders: [10, 3],
      correctionRounds: 2,
      handoversOfAgencies: 2,
      objectionDecisionWorkingDays: 5,
      objectionExtendedWorkingDays: 10,
      complaintWorkingDays: 10,
      statementWorkingDays: 5,
      suspensionWorkingDays: 10,
      reconsiderationWorkingDays: 10,
      paymentDays: 30,
      payoutDelayWorkingDays: 1,
      payoutAtHour: 10,
      returnReminderDays: [7, 30, 60],
      confirmationWorkingDays: 3,
      maskStyle: 'FIRST_AND_LAST_CHARACTER',
      occupation: { conceptId: '6-18-02-04', name: '焊工' },
    });
  });

  test('name the occupation as in the edition of the issue date, and join its codes of both editions', () => {
    const fireControl = { ...welder, occupationCode: '4-07-05-04' };
    expect(policy && termsOf(policy, fireControl).occupation).toEqual({
      conceptId: '4-07-05-03',
      name: '消防设施操作员',
    });
  });

  test('have no name for an occupation that the catalogue lacks', () => {
    const unknown = { ...welder, occupationCode: '6-99-99-99' };
    expect(policy && termsOf(policy, unknown).occupation).toEqual({ conceptId: '6-99-99-99' });
  });

  test('do not exist for a level without an amount', () => {
    expect(() => policy && termsOf({ ...policy, amounts: [] }, welder)).toThrow(RangeError);
  });

  test('of a refused submission are those of any other, with the amount 0 where the level has none', () => {
    expect(policy && refusedTerms(policy, welder)).toEqual(policy && termsOf(policy, welder));
    const unpaid = policy && refusedTerms({ ...policy, amounts: [] }, welder);
    expect(unpaid).toEqual({ ...(policy && termsOf(policy, welder)), amountFen: 0 });
  });
});
