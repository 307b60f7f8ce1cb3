import { expect, test } from 'vitest';
import { markedNumbers, markHash } from '../../../shared/domain/look-up-mark.ts';
import { personHash } from '../../../shared/domain/person-hash.ts';
import { anApplication } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';

const phone = { kind: 'PHONE', number: aPerson(1).phone } as const;

test('a number has one hash under a key, which does not show it', () => {
  const hash = markHash('key-1', phone);
  expect(markHash('key-1', { ...phone })).toBe(hash);
  expect(hash).toMatch(/^[\w-]{43}$/);
  expect(hash).not.toContain(phone.number);
});

test('another number, another kind and another key each give another hash', () => {
  const hash = markHash('key-1', phone);
  expect(markHash('key-1', { ...phone, number: aPerson(2).phone })).not.toBe(hash);
  expect(markHash('key-1', { ...phone, kind: 'ACCOUNT' })).not.toBe(hash);
  expect(markHash('key-2', phone)).not.toBe(hash);
});

test('no mark is made under the key of the person hashes itself', () => {
  expect(markHash('key-1', phone)).not.toBe(personHash('key-1', phone.number));
});

test('a case is marked by the phone of the applicant, the account of the payee and the number of the certificate', () => {
  const { phone: number, accountNumber, certificateNumber } = aPerson(3);
  const { application } = anApplication({}, { person: aPerson(3) });
  expect(markedNumbers(application)).toEqual([
    { kind: 'PHONE', number },
    { kind: 'ACCOUNT', number: accountNumber },
    { kind: 'CERTIFICATE', number: certificateNumber },
  ]);
});
