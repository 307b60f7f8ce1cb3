import { expect, test } from 'vitest';
import { presentValue } from '../../../../web/citizen/correction/present-value.ts';
import { citizenText as text } from '../../../../web/text/zh/citizen.ts';

const application = {
  occupation: '焊工',
  certificate: {
    category: 'SKILL_LEVEL',
    number: 'S000021210000001',
    level: 3,
    occupationCode: '6-18-02-04',
    issuedOn: '2021-05-20',
  },
  payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '************0001' },
} as const;
const shown = (field: Parameters<typeof presentValue>[0], occupation = application.occupation as string) =>
  presentValue(field, { ...application, occupation }, { language: 'zh', text });

test('the present value is written as on the page of the application', () => {
  expect(shown('certificate.level')).toBe('三级/高级工');
  expect(shown('certificate.issuedOn')).toBe('2021年5月20日');
  expect(shown('certificate.occupationCode')).toBe('焊工 6-18-02-04');
  expect(shown('payee.accountNumber')).toBe('************0001');
});

test('an occupation that the catalogue does not have is written once', () => {
  expect(shown('certificate.occupationCode', '6-18-02-04')).toBe('6-18-02-04');
});

test('nothing is shown of what the service does not give back', () => {
  expect(shown('applicant.socialSecurityNumber')).toBeUndefined();
});
