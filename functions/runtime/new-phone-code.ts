import { randomInt } from 'node:crypto';

/** A new code of six digits, each of the million equally likely. */
export function newPhoneCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
