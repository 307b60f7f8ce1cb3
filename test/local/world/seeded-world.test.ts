import { expect, test } from 'vitest';
import { introductions, seededAccounts, seededCertificates, seededPeople } from '../../../local/world/seeded-world.ts';
import { certificateSchema, personSchema } from '../../../local/world/world-schemas.ts';
import { accountNumberWarning, parseAccountNumber } from '../../../shared/domain/bank-account.ts';
import { certificateNumberWarning } from '../../../shared/domain/certificate-number.ts';
import { civilDate, parseCivilDate } from '../../../shared/domain/civil-date.ts';
import { parseIdNumber } from '../../../shared/domain/id-number.ts';

test('every seeded ID number is well-formed, has the division that does not exist, and belongs to one person', () => {
  for (const { idNumber } of introductions) {
    expect(idNumber).toMatch(/^999999/);
    expect(parseIdNumber(idNumber, civilDate('2019-07-31'))).toEqual({ ok: true, idNumber });
  }
  expect(new Set(introductions.map(({ idNumber }) => idNumber)).size).toBe(introductions.length);
});

test('account and certificate numbers have the usual form, so the seed causes no warning', () => {
  for (const { accountNumber, certificate } of introductions) {
    const account = parseAccountNumber(accountNumber);
    expect(account && accountNumberWarning(account)).toBeUndefined();
    expect(account).toBeDefined();
    expect(certificateNumberWarning(certificate.category, certificate.number)).toBeUndefined();
    expect(parseCivilDate(certificate.issuedOn)).toBeDefined();
  }
});

test('the registers hold valid entries for every seeded person and certificate, apart from the missing certificate', () => {
  for (const person of seededPeople.values()) personSchema.parse(person);
  for (const certificate of seededCertificates.values()) certificateSchema.parse(certificate);
  expect(seededPeople.size).toBe(introductions.length);
  expect(seededCertificates.size).toBe(introductions.length - 1);
});

test('the seed has welders of every level, people of all agencies, and a person with each peculiarity', () => {
  const welders = introductions.filter(({ certificate }) => certificate.occupationCode === '6-18-02-04');
  expect(new Set(welders.map(({ certificate }) => certificate.level))).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(new Set([...seededPeople.values()].map(({ employment }) => employment?.agency)).size).toBeGreaterThan(14);
  expect(new Set(introductions.map(({ peculiarity }) => peculiarity)).size).toBe(15);
  expect([...seededAccounts.values()].every(({ outcome }) => outcome === 'RETURNED')).toBe(true);
});
