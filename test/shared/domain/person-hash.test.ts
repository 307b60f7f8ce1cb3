import { expect, test } from 'vitest';
import { personHash } from '../../../shared/domain/person-hash.ts';
import { aPerson } from '../../support/people.ts';

const { idNumber } = aPerson(1);

test('the hash of a person is the same each time, and shows nothing of the ID number', () => {
  const hash = personHash('key-1', idNumber);
  expect(personHash('key-1', idNumber)).toBe(hash);
  expect(hash).toMatch(/^[\w-]{43}$/);
  expect(hash).not.toContain(idNumber.slice(6, 14));
});

test('another person or another key gives another hash', () => {
  const hash = personHash('key-1', idNumber);
  expect(personHash('key-1', aPerson(2).idNumber)).not.toBe(hash);
  expect(personHash('key-2', idNumber)).not.toBe(hash);
});
