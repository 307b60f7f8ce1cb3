import { describe, expect, test } from 'vitest';
import { isPhoneCode, nextPhoneCodeAt, phoneCodeDigest, phoneCodeExpiry } from '../../../shared/domain/phone-code.ts';
import { instantAt } from '../../support/instants.ts';

const at = (text: string) => instantAt(`2021-06-${text}+08:00`);

describe('the next code to a phone', () => {
  test('is possible at once where none was sent', () => {
    expect(nextPhoneCodeAt([], at('16T09:00:00'))).toBe(at('16T09:00:00'));
  });

  test('is possible 60 seconds after the last one, to the millisecond', () => {
    expect(nextPhoneCodeAt([at('16T09:00:00')], at('16T09:00:00.001'))).toBe(at('16T09:01:00'));
    expect(nextPhoneCodeAt([at('16T09:00:00')], at('16T09:01:00')) <= at('16T09:01:00')).toBe(true);
  });

  test('is possible at 24:00 after five in one day', () => {
    const five = ['01', '02', '03', '04', '05'].map((minute) => at(`16T09:${minute}:00`));
    expect(nextPhoneCodeAt(five.slice(1), at('16T10:00:00')) <= at('16T10:00:00')).toBe(true);
    expect(nextPhoneCodeAt(five, at('16T10:00:00'))).toBe(at('17T00:00:00'));
    expect(nextPhoneCodeAt(five, at('17T00:00:00')) <= at('17T00:00:00')).toBe(true);
  });

  test('keeps the 60 seconds across midnight, after a fifth as after a first', () => {
    const five = ['01', '02', '03', '04', '59'].map((minute) => at(`16T23:${minute}:30`));
    expect(nextPhoneCodeAt(five, at('16T23:59:40'))).toBe(at('17T00:00:30'));
    expect(nextPhoneCodeAt(five, at('17T00:00:10'))).toBe(at('17T00:00:30'));
    expect(nextPhoneCodeAt([at('16T23:59:30')], at('17T00:00:10'))).toBe(at('17T00:00:30'));
  });
});

test('a code lives ten minutes', () => {
  expect(phoneCodeExpiry(at('16T09:00:00'))).toBe(at('16T09:10:00'));
});

describe('the digest of a code', () => {
  const digest = phoneCodeDigest('012345', 'salt');

  test('tells the code from every other, and holds nothing of it', () => {
    expect(isPhoneCode('012345', { digest, salt: 'salt' })).toBe(true);
    expect(isPhoneCode('012346', { digest, salt: 'salt' })).toBe(false);
    expect(isPhoneCode('012345', { digest, salt: 'other' })).toBe(false);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digest).not.toContain('012345');
  });
});
