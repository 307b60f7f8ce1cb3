import type { CertificateCategory } from '../shared/domain/declared.ts';
import { checkCharacter } from '../shared/domain/id-number.ts';

/** No place has this division code, so an ID number with it belongs to no real person. */
const fictionalDivision = '999999';

/**
 * A well-formed ID number that belongs to no real person.
 *
 * @param born a real day, YYYY-MM-DD
 * @param sequence 0 to 999; odd for men, even for women
 */
export function fictionalIdNumber(born: string, sequence: number): string {
  const first17 = `${fictionalDivision}${born.replaceAll('-', '')}${padded(sequence, 3)}`;
  return `${first17}${checkCharacter(first17)}`;
}

/** A card number of 19 digits with a valid Luhn digit and a prefix of no bank. `sequence` is 0 to 9,999,999. */
export function fictionalAccountNumber(sequence: number): string {
  const first18 = `62999900000${padded(sequence, 7)}`;
  return `${first18}${luhnDigit(first18)}`;
}

/** A social security number of ten digits. `sequence` is 0 to 999,999. */
export function fictionalSocialSecurityNumber(sequence: number): string {
  return `9900${padded(sequence, 6)}`;
}

/** A mobile number in the mainland's form. `sequence` is 0 to 9,999. */
export function fictionalPhone(sequence: number): string {
  return `1390000${padded(sequence, 4)}`;
}

/** A certificate number in the form of its category: 16 digits, or 22 characters that start with Y. */
export function fictionalCertificateNumber(category: CertificateCategory, issuedOn: string, sequence: number): string {
  const year = issuedOn.slice(0, 4);
  return category === 'SKILL_LEVEL' ? `Y9999990${year}${padded(sequence, 10)}` : `99${year}${padded(sequence, 10)}`;
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const value = position % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
