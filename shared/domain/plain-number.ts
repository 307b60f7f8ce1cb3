/**
 * A certificate or account number as registers and banks compare it: NFKC (full-width characters become ordinary ones),
 * upper case, without blanks and hyphens. People copy numbers from paper and from messages, where they are grouped.
 *
 * @example plainNumber('ｙ99-99 01') // Y999901
 */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]/gu, '');
}
