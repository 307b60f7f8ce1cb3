import { randomBytes } from 'node:crypto';

/** A new salt of 128 random bits, 22 characters. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
