import { createHmac, timingSafeEqual } from 'node:crypto';
import { beijingDate, endOfDay } from './civil-date.ts';
import { dateOf, type Instant, instantOf, later, MINUTE } from './instant.ts';

export const PHONE_CODE_MINUTES = 10;
/** Wrong codes after which a right one is refused too: five guesses among a million. */
export const PHONE_CODE_TRIES = 5;
export const SECONDS_BETWEEN_PHONE_CODES = 60;
export const PHONE_CODES_PER_DAY = 5;

/** One sentence for every way in which a code can be of no use, so that the answer tells a guesser nothing. */
export const PHONE_CODE_REFUSED_TEXT = '验证码不正确或已失效，请重新获取。';

/**
 * The moment from which a phone may be sent another code: 60 seconds after the last one, and the next Beijing day after
 * five in one day. A moment that has come already where nothing stands in the way.
 *
 * @param sentAt when codes were sent to the phone: the latest five at least, oldest first
 */
export function nextPhoneCodeAt(sentAt: readonly Instant[], at: Instant): Instant {
  const last = sentAt.at(-1);
  if (last === undefined) return at;
  const soonest = later(last, SECONDS_BETWEEN_PHONE_CODES * 1000);
  const today = beijingDate(dateOf(at));
  const sentToday = sentAt.filter((instant) => beijingDate(dateOf(instant)) === today);
  const tomorrow = instantOf(endOfDay(today));
  return sentToday.length >= PHONE_CODES_PER_DAY && tomorrow > soonest ? tomorrow : soonest;
}

/** The moment at which a code that is sent now expires, and is of no more use. */
export function phoneCodeExpiry(at: Instant): Instant {
  return later(at, PHONE_CODE_MINUTES * MINUTE);
}

/** What the table holds in place of a code. */
export function phoneCodeDigest(code: string, salt: string): string {
  return createHmac('sha256', salt).update(code).digest('hex');
}

/** Whether a code is the one that a digest was made of; the time it takes tells nothing of the difference. */
export function isPhoneCode(code: string, { digest, salt }: { readonly digest: string; readonly salt: string }) {
  return timingSafeEqual(Buffer.from(phoneCodeDigest(code, salt), 'hex'), Buffer.from(digest, 'hex'));
}
