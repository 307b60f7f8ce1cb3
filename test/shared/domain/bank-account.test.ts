import { describe, expect, test } from 'vitest';
import { accountNumberWarning, parseAccountNumber } from '../../../shared/domain/bank-account.ts';

function warningFor(text: string): string | undefined {
  const accountNumber = parseAccountNumber(text);
  if (accountNumber === undefined) throw new Error('The text is not an account number');
  return accountNumberWarning(accountNumber);
}

describe('a bank account number', () => {
  test.each(['6222021234567890', '62220212345678901', '6222021234567890123'])('has 16 to 19 digits: %s', (text) => {
    expect(parseAccountNumber(text)).toBe(text);
  });

  test.each([
    '622202123456789',
    '62220212345678901234',
    '6222 0212 3456 7890',
    '622202123456789X',
    '',
    '６222021234567890',
  ])('cannot be %j', (text) => {
    expect(parseAccountNumber(text)).toBeUndefined();
  });

  test('with a correct check digit gets no warning', () => {
    expect(warningFor('4111111111111111')).toBeUndefined();
    expect(warningFor('6222021234567890128')).toBeUndefined();
  });

  test('with a wrong check digit gets a warning that does not repeat the number', () => {
    const warning = warningFor('4111111111111112');
    expect(warning).toContain('银行账号');
    expect(warning).not.toMatch(/\d/);
  });
});
