import { createHmac, timingSafeEqual } from 'node:crypto';

const secondsPattern = /^\d{1,12}$/;
const signaturePattern = /^sha256=[0-9a-f]{64}$/;

/** The judgement on a signature. `stale` is genuine, but too far from now to be trusted. */
export type SignatureVerdict = 'valid' | 'stale' | 'invalid';

/** A signed message as it arrived: header texts untouched, the body exactly as received, before any parsing. */
export interface SignedMessage {
  readonly key: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly rawBody: string;
  readonly now: Date;
  readonly maxAgeSeconds: number;
}

/**
 * The value of `X-Signature` for a message: HMAC-SHA-256 of `<timestamp>.<raw body>` in lower-case hex.
 *
 * The timestamp is in whole seconds since 1970 (UTC) and is the value of `X-Timestamp`. The body of a GET is ''.
 *
 * @source docs/integrations.md, "Signature"
 */
export function sign(key: string, timestampSeconds: number, rawBody: string): string {
  return signatureOf(key, String(timestampSeconds), rawBody);
}

/**
 * Judges a signed message. Its duration does not reveal how much of a wrong signature was right.
 *
 * A missing or malformed header, an empty key and a wrong signature are all `invalid`. A right signature is `stale`
 * where its timestamp lies more than `maxAgeSeconds` behind or ahead of `now`; exactly that far is still `valid`.
 * A replay inside that time is valid here, so the handler of the message must be idempotent.
 *
 * @source docs/integrations.md, "Signature"
 */
export function verifySignature(message: SignedMessage): SignatureVerdict {
  const { key, timestamp, signature } = message;
  if (key === '' || timestamp === undefined || signature === undefined) return 'invalid';
  if (!secondsPattern.test(timestamp) || !signaturePattern.test(signature)) return 'invalid';

  const expected = signatureOf(key, timestamp, message.rawBody);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return 'invalid';

  // The age is judged last: a forger learns nothing about the clock.
  const distanceMilliseconds = Math.abs(message.now.getTime() - Number(timestamp) * 1000);
  return distanceMilliseconds <= message.maxAgeSeconds * 1000 ? 'valid' : 'stale';
}

function signatureOf(key: string, timestamp: string, rawBody: string): string {
  return `sha256=${createHmac('sha256', key).update(`${timestamp}.${rawBody}`, 'utf8').digest('hex')}`;
}
