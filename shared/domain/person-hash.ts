import { createHmac } from 'node:crypto';

/**
 * The mark of a person that the service stores where it must recognise the person again, but not know the ID number: an
 * HMAC-SHA-256 of the ID number. ID numbers are few enough to try them all, so without the key a hash would hide
 * nothing.
 *
 * @param idNumber in the form that `parseIdNumber` gives, or one person would have two marks
 * @source docs/adr/0036-people-are-told-apart-by-a-keyed-hash.md
 */
export function personHash(key: string, idNumber: string): string {
  return createHmac('sha256', key).update(`person ${idNumber}`).digest('base64url');
}
