/** A bank account or card number: 16 to 19 digits, nothing else. */
export type AccountNumber = string & { readonly __brand: 'AccountNumber' };

/** The account number a text is, or undefined unless it is exactly 16 to 19 digits. */
export function parseAccountNumber(text: string): AccountNumber | undefined {
  return /^\d{16,19}$/.test(text) ? brand(text) : undefined;
}

/**
 * A warning about an account number, in Chinese and without the number itself; undefined where there is none.
 *
 * Card numbers end in a Luhn check digit, but passbook accounts need not, so a failure is a warning and never a
 * refusal.
 */
export function accountNumberWarning(accountNumber: AccountNumber): string | undefined {
  return passesLuhn(accountNumber) ? undefined : '银行账号未通过银行卡校验（Luhn），请核对是否输错';
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const value = position % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function brand(text: string): AccountNumber {
  return text as AccountNumber;
}
