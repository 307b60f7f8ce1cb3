import { describe, expect, test } from 'vitest';
import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { eligibilityView } from '../../../shared/contracts/apply.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, type Declaration, SUBMITTED_AT } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps } = await aService();

const check = async (person: Person, declaration: Declaration = {}, at = SUBMITTED_AT) => {
  deps.clock.set(at);
  return bodyOf(await checkEligibility(anApplicationRequest(person, declaration), deps));
};

describe('an eligibility check', () => {
  test('answers yes with amount, last day and policy, and stores nothing', async () => {
    const answer = await check(aPerson(1));
    expect(answer).toEqual({
      eligible: true,
      reasons: [],
      amountFen: 250_000,
      lastDayToApply: '2022-05-20',
      policyId: 'dalian-2019-2021',
      warnings: [],
    });
    expect(eligibilityView.parse(answer)).toEqual(answer);
    expect(await itemsOf(table, aPerson(1))).toEqual([]);
  });

  test('answers no with every reason, its sentence and legal basis, and stores nothing', async () => {
    const answer = await check(aPerson(2), { applicantCategory: 'OTHER', issuedOn: '2022-01-01' });
    expect(answer.eligible).toBe(false);
    expect(answer.reasons).toEqual(
      (
        ['APPLICANT_CATEGORY_NOT_ELIGIBLE', 'CERTIFICATE_DATE_OUTSIDE_WINDOW', 'CERTIFICATE_NOT_YET_ISSUED'] as const
      ).map((code) => describeReason(code, { issuedOn: '2021-05-20' })),
    );
    expect(await itemsOf(table, aPerson(2))).toEqual([]);
  });

  test('counts earlier applications, and leaves them unchanged', async () => {
    deps.clock.set(SUBMITTED_AT);
    for (const level of [3, 4, 5] as const) await submitApplication(anApplicationRequest(aPerson(3), { level }), deps);
    const before = await itemsOf(table, aPerson(3));
    const codes = async (level: 2 | 3) => (await check(aPerson(3), { level })).reasons.map(({ code }) => code);
    expect(await codes(3)).toEqual(['ALREADY_SUBSIDISED', 'ANNUAL_LIMIT_REACHED']);
    expect(await codes(2)).toEqual(['ANNUAL_LIMIT_REACHED']);
    expect(await itemsOf(table, aPerson(3))).toEqual(before);
  });

  test.each([
    ['2019-07-31', '2020-07-31'],
    ['2020-02-29', '2021-03-01'],
    ['2020-10-01', '2021-10-08'],
    ['2020-02-07', '2021-02-07'],
    ['2021-12-31', '2023-01-03'],
  ])('for a certificate issued on %s names %s as the last day', async (issuedOn, lastDayToApply) => {
    expect(await check(aPerson(4), { issuedOn })).toMatchObject({ lastDayToApply });
  });

  const DECLARATIONS: readonly Declaration[] = [
    { applicantCategory: 'UNEMPLOYMENT_BENEFIT_RECIPIENT' },
    { certificateCategory: 'PROFESSIONAL_TECHNICAL', occupationCode: '9-99-99-99' },
    { issuedOn: '2019-07-30' },
    { issuedOn: '2020-05-20' },
    { issuedOn: '2021-06-17' },
  ];
  test.each(DECLARATIONS)('for %j gives the reasons for which a submission is then refused', async (declaration) => {
    const { reasons } = await check(aPerson(5), declaration);
    const refusal = await refusalOf(submitApplication(anApplicationRequest(aPerson(5), declaration), deps));
    expect(reasons.map(({ code }) => code)).toEqual(refusal.reasons);
    expect(reasons).not.toEqual([]);
  });

  test('answers yes without a last day where its year has no holiday data', async () => {
    const answer = await checkEligibility(anApplicationRequest(aPerson(6)), { ...deps, calendar: calendarUntil(2021) });
    expect(bodyOf(answer)).toMatchObject({ eligible: true, lastDayToApply: null });
  });

  test('in another person’s name is forbidden, as it would reveal their applications', async () => {
    const request = { ...anApplicationRequest(aPerson(3)), caller: asApplicant(aPerson(7)).caller };
    expect(await refusalOf(checkEligibility(request, deps))).toMatchObject({ status: 403, code: 'WRONG_PERSON' });
  });
});
