import { randomBytes } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, so that an id read out over the telephone is written down right.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const FORM = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A new id of 80 random bits, 16 characters. */
export function newId(): string {
  return [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Whether a value has the form of an id that `newId` makes. */
export function hasIdForm(value: unknown): value is string {
  return typeof value === 'string' && FORM.test(value);
}
