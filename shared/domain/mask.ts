/** How names appear on a public notice: which characters stay readable. */
export const MASK_STYLES = ['FIRST_AND_LAST_CHARACTER', 'FIRST_CHARACTER'] as const;
export type MaskStyle = (typeof MASK_STYLES)[number];

/**
 * A name as a public notice shows it, as many characters as it has.
 *
 * FIRST_AND_LAST_CHARACTER: of two characters the first (张*), of three and more the first and the last (张*三, 欧**雪).
 * FIRST_CHARACTER: the first alone. A name of one character is hidden whole.
 *
 * @source domain rules, notice entry; the style is policy data
 */
export function maskName(name: string, style: MaskStyle = 'FIRST_AND_LAST_CHARACTER'): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return '*'.repeat(characters.length);
  const hasLast = style === 'FIRST_AND_LAST_CHARACTER' && characters.length > 2;
  const hidden = '*'.repeat(characters.length - (hasLast ? 2 : 1));
  return `${characters[0]}${hidden}${hasLast ? characters.at(-1) : ''}`;
}

/** An 18-character ID number as a public notice shows it: the first 6, eight asterisks, the last 4. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`;
}

/** An account number with all but its last 4 digits hidden; with 4 digits or fewer, all of them. */
export function maskAccountNumber(accountNumber: string): string {
  const shown = accountNumber.length > 4 ? 4 : 0;
  return '*'.repeat(accountNumber.length - shown) + accountNumber.slice(accountNumber.length - shown);
}
