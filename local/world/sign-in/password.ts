import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;
/** Stands in for the password of an account that does not exist. Nobody can type it. */
const nobodysPassword = randomBytes(32).toString('hex');

/**
 * Whether a typed password is the account's; never for an account that does not exist.
 *
 * Both cost the same, so that the time of an answer does not tell which accounts exist.
 */
export async function isPassword(typed: string, real: string | undefined): Promise<boolean> {
  const salt = randomBytes(16);
  const [one, other] = await Promise.all([
    derive(typed, salt, KEY_BYTES),
    derive(real ?? nobodysPassword, salt, KEY_BYTES),
  ]);
  return timingSafeEqual(one, other) && real !== undefined;
}
