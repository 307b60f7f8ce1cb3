import { describe, expect, test } from 'vitest';
import { isKnownAt, needsExplanation, REASON_CODES, type ReasonKnownAt } from '../../../shared/domain/reason-code.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import { remediesOf } from '../../../shared/policy/remedies.ts';

function codesFoundAt(stage: ReasonKnownAt): readonly string[] {
  return REASON_CODES.filter((code) => isKnownAt(code, stage));
}

describe('the table of reasons', () => {
  test('has exactly one entry for each code', () => {
    expect(Object.keys(REASONS)).toEqual([...REASON_CODES]);
    expect(new Set(REASON_CODES).size).toBe(REASON_CODES.length);
  });

  test('has a distinct Chinese sentence and a legal basis for each reason', () => {
    for (const code of REASON_CODES) {
      expect(REASONS[code].message, code).toMatch(/^[\p{Script=Han}\d（）：，、]{10,}。$/u);
      expect(describeReason(code).legalBasis, code).toMatch(/第.+(条|部分)/);
    }
    expect(new Set(REASON_CODES.map((code) => REASONS[code].message)).size).toBe(REASON_CODES.length);
  });

  test('says at which stage each reason is found', () => {
    expect(codesFoundAt('submission')).toEqual([
      'CERTIFICATE_CATEGORY_EXCLUDED',
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
      'CERTIFICATE_DATE_OUTSIDE_WINDOW',
      'CERTIFICATE_NOT_YET_ISSUED',
      'APPLICATION_DEADLINE_PASSED',
      'OCCUPATION_NOT_IN_CATALOGUE',
      'LEVEL_NOT_IN_CATALOGUE',
      'ALREADY_SUBSIDISED',
      'SUBSIDISED_ELSEWHERE',
      'ANNUAL_LIMIT_REACHED',
    ]);
    expect(codesFoundAt('staff')).toEqual([
      'DECEASED',
      'CERTIFICATE_NOT_GENUINE',
      'FUND_REVIEW_REFUSED',
      'OBJECTION_UPHELD',
      'FALSE_DECLARATION',
      'APPROVAL_REVOKED',
    ]);
    expect(codesFoundAt('verification')).toHaveLength(13);
    expect(
      codesFoundAt('staff').filter((code) => !REASON_CODES.filter(needsExplanation).some((each) => each === code)),
    ).toEqual(['DECEASED']);
  });

  test('says for the four reasons about employment what was not found', () => {
    for (const code of [
      'EMPLOYER_NOT_IN_CITY',
      'NO_LABOUR_CONTRACT',
      'NO_SOCIAL_INSURANCE',
      'EMPLOYMENT_NOT_FILED',
    ] as const) {
      expect(REASONS[code].message).toMatch(/^未查到/);
    }
  });
});

describe('a reason as shown to an applicant', () => {
  test('says how to appeal, and by when', () => {
    const { appeal, ...rest } = describeReason('CERTIFICATE_REVOKED', {}, remediesOf(dalian2019to2021, '210202'));
    expect(rest).toEqual({
      code: 'CERTIFICATE_REVOKED',
      message: '官方查询系统显示该证书已被撤销或注销。',
      legalBasis: '《大连市企业职工职业技能证书补贴个人申领操作指南（2019—2021年）》第二部分',
      correctable: false,
    });
    expect(appeal).toBe(
      '对本决定不服的，可自收到之日起15日内向中山区公共事业服务中心（电话82745201）申请复核；也可自知道之日起60日内向大连市人民政府申请行政复议，或者自知道之日起6个月内向人民法院提起行政诉讼。',
    );
  });

  test('outside a refusal says nothing of an appeal', () => {
    expect(describeReason('CERTIFICATE_REVOKED')).not.toHaveProperty('appeal');
  });

  test('names the facts of the case: the days, the year and what staff found', () => {
    const facts = { issuedOn: '2020-02-29', lastDay: '2021-03-01', year: '2021', annualLimit: '3' };
    expect(describeReason('APPLICATION_DEADLINE_PASSED', facts).message).toBe(
      '已超过申报期限：证书核发日期为2020-02-29，申报截止日为2021-03-01。',
    );
    expect(describeReason('ANNUAL_LIMIT_REACHED', facts).message).toBe(
      '每人每年享受培训补贴不超过3次，您2021年度已申报3次。',
    );
    const explanation = '合同载明的岗位与证书职业不符，且无社保记录。';
    expect(describeReason('FUND_REVIEW_REFUSED', { explanation })).toMatchObject({
      message: `经资金审核，本次申报不符合补贴发放条件，不予发放。具体事由：${explanation}`,
      explanation,
    });
  });

  test('is based on a statute only while that is in force', () => {
    const basisOn = (refusedOn: string) => describeReason('APPLICATION_DEADLINE_PASSED', { refusedOn }).legalBasis;
    expect(basisOn('2020-12-31')).toContain('民法总则');
    expect(basisOn('2021-01-01')).toContain('民法典');
  });
});
