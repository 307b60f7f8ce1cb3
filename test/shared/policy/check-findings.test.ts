import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  type CertificateRecord,
  certificateReasons,
  type DeclaredCertificate,
  type EmploymentRecord,
  employmentReasons,
  identityReasons,
} from '../../../shared/policy/check-findings.ts';

const employment: EmploymentRecord = { found: true, inCity: true, contract: true, insured: true, filed: true };
const declared: DeclaredCertificate = {
  category: 'SKILL_LEVEL',
  holderIdNumber: '11010519491231002X',
  holderName: '王小明',
  level: 3,
  occupationCode: '6-18-02-04',
  issuedOn: civilDate('2021-05-20'),
};
const certificate: CertificateRecord = { ...declared, found: true, status: 'VALID' };

describe('an answer of the identity register', () => {
  test('gives a reason only where name and ID number do not match', () => {
    expect(identityReasons({ match: true })).toEqual([]);
    expect(identityReasons({ match: false })).toEqual(['IDENTITY_MISMATCH']);
  });
});

describe('an answer of the employment register', () => {
  test('with all four facts gives no reason', () => {
    expect(employmentReasons(employment)).toEqual([]);
  });

  test.each([
    ['inCity', 'EMPLOYER_NOT_IN_CITY'],
    ['contract', 'NO_LABOUR_CONTRACT'],
    ['insured', 'NO_SOCIAL_INSURANCE'],
    ['filed', 'EMPLOYMENT_NOT_FILED'],
  ])('without %s gives %s', (fact, reason) => {
    expect(employmentReasons({ ...employment, [fact]: false })).toEqual([reason]);
  });

  test('without a record gives one reason', () => {
    expect(employmentReasons({ found: false })).toEqual(['EMPLOYMENT_RECORD_NOT_FOUND']);
  });
});

describe('an answer of a certificate registry', () => {
  test('that equals the declaration gives no reason', () => {
    expect(certificateReasons(declared, certificate)).toEqual([]);
  });

  test.each([
    [{ status: 'REVOKED' }, 'CERTIFICATE_REVOKED'],
    [{ holderIdNumber: '210202199001010010' }, 'CERTIFICATE_HOLDER_MISMATCH'],
    [{ holderName: '王晓明' }, 'CERTIFICATE_HOLDER_MISMATCH'],
    [{ level: 4 }, 'CERTIFICATE_LEVEL_MISMATCH'],
    [{ occupationCode: '6-31-01-03' }, 'CERTIFICATE_OCCUPATION_MISMATCH'],
    [{ issuedOn: civilDate('2021-05-21') }, 'CERTIFICATE_DATE_MISMATCH'],
    [{ category: 'VOCATIONAL_QUALIFICATION' }, 'CERTIFICATE_NOT_FOUND'],
  ] as const)('with %j gives %s', (difference, reason) => {
    expect(certificateReasons(declared, { ...certificate, ...difference })).toEqual([reason]);
  });

  test('that differs in everything gives every reason at once', () => {
    const other: CertificateRecord = {
      ...certificate,
      status: 'REVOKED',
      holderName: '李四',
      level: 5,
      occupationCode: '6-31-01-03',
      issuedOn: civilDate('2020-01-01'),
    };
    expect(certificateReasons(declared, other)).toEqual([
      'CERTIFICATE_REVOKED',
      'CERTIFICATE_HOLDER_MISMATCH',
      'CERTIFICATE_LEVEL_MISMATCH',
      'CERTIFICATE_OCCUPATION_MISMATCH',
      'CERTIFICATE_DATE_MISMATCH',
    ]);
  });

  test('without a certificate gives one reason', () => {
    expect(certificateReasons(declared, { found: false })).toEqual(['CERTIFICATE_NOT_FOUND']);
  });

  test('can write the same person in a slightly different way', () => {
    const lowerCase = { ...certificate, holderIdNumber: '11010519491231002x', holderName: '王 小明' };
    expect(certificateReasons(declared, lowerCase)).toEqual([]);
    const dotted = { ...declared, holderName: '买买提·吐尔逊' };
    for (const holderName of ['买买提•吐尔逊', '买买提．吐尔逊', '买买提・吐尔逊', '买买提･吐尔逊']) {
      expect(certificateReasons(dotted, { ...certificate, holderName })).toEqual([]);
    }
  });
});
