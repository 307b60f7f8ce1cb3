import { describe, expect, test } from 'vitest';
import { REASON_CODES } from '../../../shared/domain/reason-code.ts';
import { describeReason, REASONS } from '../../../shared/policy/reasons.ts';

function codesFoundAt(stage: 'submission' | 'verification' | 'staff'): readonly string[] {
  return REASON_CODES.filter((code) => REASONS[code].knownAt === stage);
}

describe('the table of reasons', () => {
  test('has exactly one entry for each code', () => {
    expect(Object.keys(REASONS)).toEqual([...REASON_CODES]);
    expect(new Set(REASON_CODES).size).toBe(REASON_CODES.length);
  });

  test('has a distinct Chinese sentence and a legal basis for each reason', () => {
    for (const code of REASON_CODES) {
      expect(REASONS[code].message, code).toMatch(/^[\p{Script=Han}\d（）：，、]{10,}。$/u);
      expect(REASONS[code].legalBasis, code).toMatch(/第.+条/);
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
      'ANNUAL_LIMIT_REACHED',
    ]);
    expect(codesFoundAt('staff')).toEqual([
      'CERTIFICATE_NOT_GENUINE',
      'FUND_REVIEW_REFUSED',
      'OBJECTION_UPHELD',
      'FALSE_DECLARATION',
    ]);
    expect(codesFoundAt('verification')).toHaveLength(12);
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
    const { appeal, ...rest } = describeReason('CERTIFICATE_REVOKED');
    expect(rest).toEqual({
      code: 'CERTIFICATE_REVOKED',
      message: '官方查询系统显示该证书已被撤销或注销。',
      legalBasis: '本市个人申领操作指南（2019—2021年）第二条',
      correctable: false,
    });
    expect(appeal).toMatch(/15日内.*复核.*60日内.*行政复议/);
  });
});
