import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { fictionalCertificate } from '../../fictional/fictional-certificate.ts';
import { FIRST_PERSON_OF, fictionalPerson } from '../../fictional/fictional-person.ts';
import { applicationBody } from '../../shared/contracts/apply.ts';
import { accountNumberWarning, parseAccountNumber } from '../../shared/domain/bank-account.ts';
import { certificateNumberWarning } from '../../shared/domain/certificate-number.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { CERTIFICATE_CATEGORIES } from '../../shared/domain/declared.ts';
import { parseIdNumber } from '../../shared/domain/id-number.ts';

const numbers = [0, 1, 999, 1000, 14_999, ...Object.values(FIRST_PERSON_OF), 9_999_999];

test('a number always gives the same person', () => {
  expect(fictionalPerson(1)).toEqual({
    name: '王一',
    idNumber: '999999198503010011',
    socialSecurityNumber: '9900000001',
    phone: '13900000001',
    accountNumber: '6299990000000000012',
  });
});

test.each(numbers)(
  'person %i has an ID number of the division that does not exist, and an account in good form',
  (n) => {
    const { idNumber, accountNumber } = fictionalPerson(n);
    expect(idNumber).toMatch(/^999999/);
    expect(parseIdNumber(idNumber, civilDate('2019-07-31'))).toEqual({ ok: true, idNumber });
    const account = parseAccountNumber(accountNumber);
    expect(account).toBeDefined();
    expect(account && accountNumberWarning(account)).toBeUndefined();
  },
);

test('people of different numbers differ in ID and account number', () => {
  const people = Array.from({ length: 3000 }, (_, n) => fictionalPerson(n));
  expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(3000);
  expect(new Set(people.map(({ accountNumber }) => accountNumber)).size).toBe(3000);
});

test.each(CERTIFICATE_CATEGORIES)('a certificate of the category %s has a number in its usual form', (category) => {
  const { number } = fictionalCertificate(7, { category });
  expect(certificateNumberWarning(category, number)).toBeUndefined();
});

test.each(numbers)('the application of person %i is one that the contract accepts', (n) => {
  const body = fictionalApplication(fictionalPerson(n), fictionalCertificate(n));
  expect(applicationBody.safeParse(body).error).toBeUndefined();
});
