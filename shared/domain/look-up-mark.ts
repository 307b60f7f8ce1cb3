import { createHmac } from 'node:crypto';
import type { Application } from './case/application.ts';

/** What people share where something is wrong: a phone, a payee's account or card, a certificate number. */
export const MARK_KINDS = ['PHONE', 'ACCOUNT', 'CERTIFICATE'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A number by its kind, in the form in which applications declare it. */
export interface MarkedNumber {
  readonly kind: MarkKind;
  readonly number: string;
}

/** The numbers of a declaration by which its case is found again. */
export function markedNumbers({
  applicant,
  payee,
  certificate,
}: Pick<Application, 'applicant' | 'payee' | 'certificate'>): readonly MarkedNumber[] {
  return [
    { kind: 'PHONE', number: applicant.phone },
    { kind: 'ACCOUNT', number: payee.accountNumber },
    { kind: 'CERTIFICATE', number: certificate.number },
  ];
}

/**
 * The hash under which the cases of a number are kept: an HMAC-SHA-256. Phones are few enough to try them all, so
 * without the key a hash would hide nothing.
 *
 * The key is derived from the key of the person hashes and used for nothing else, so neither kind of hash says anything
 * about the other.
 *
 * @param personKey the key of the person hashes
 * @source docs/adr/0048-cases-are-found-by-keyed-hashes.md
 */
export function markHash(personKey: string, { kind, number }: MarkedNumber): string {
  const markKey = createHmac('sha256', personKey).update('look-up marks').digest();
  return createHmac('sha256', markKey).update(`${kind} ${number}`).digest('base64url');
}
