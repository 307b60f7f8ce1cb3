import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignedMessage, sign, verifySignature } from '../../../shared/ports/signature.ts';

const key = 'example-key';
const rawBody = '{"name":"王小明"}';
const signedAtSeconds = 1623805200;

function message(changes: Partial<SignedMessage> = {}): SignedMessage {
  return {
    key,
    timestamp: String(signedAtSeconds),
    signature: sign(key, signedAtSeconds, rawBody),
    rawBody,
    now: new Date(signedAtSeconds * 1000),
    maxAgeSeconds: 300,
    ...changes,
  };
}

describe('signature', () => {
  it('is valid for whatever was signed, and only for that', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string(),
        fc.string(),
        (anyKey, seconds, body, otherBody) => {
          const signed = message({
            key: anyKey,
            timestamp: String(seconds),
            signature: sign(anyKey, seconds, body),
            rawBody: body,
            now: new Date(seconds * 1000),
          });
          expect(verifySignature(signed)).toBe('valid');
          expect(verifySignature({ ...signed, rawBody: otherBody })).toBe(body === otherBody ? 'valid' : 'invalid');
        },
      ),
    );
  });

  it.each([
    ['5 minutes ago', 300_000, 'valid'],
    ['5 minutes and a millisecond ago', 300_001, 'stale'],
    ['5 minutes ahead', -300_000, 'valid'],
    ['5 minutes and a millisecond ahead', -300_001, 'stale'],
  ])('made %s is judged by its distance from now', (_, milliseconds, verdict) => {
    const now = new Date(signedAtSeconds * 1000 + milliseconds);
    expect(verifySignature(message({ now }))).toBe(verdict);
  });

  it.each<[string, Partial<SignedMessage>]>([
    ['without a signature', { signature: undefined }],
    ['without a timestamp', { timestamp: undefined }],
    ['of another key', { signature: sign('another-key', signedAtSeconds, rawBody) }],
    ['under an empty key', { key: '', signature: sign('', signedAtSeconds, rawBody) }],
    ['of another time', { timestamp: String(signedAtSeconds + 1) }],
    ['cut short', { signature: sign(key, signedAtSeconds, rawBody).slice(0, -2) }],
    ['in capitals', { signature: sign(key, signedAtSeconds, rawBody).toUpperCase() }],
    ['of another scheme', { signature: sign(key, signedAtSeconds, rawBody).replace('sha256', 'sha1') }],
    ['not in hex', { signature: `sha256=${'ä'.repeat(64)}` }],
    ['with a fractional timestamp', { timestamp: '1623805200.5' }],
    ['with a negative timestamp', { timestamp: '-1623805200' }],
    ['with a timestamp that is no number', { timestamp: 'NaN' }],
    ['with an overlong timestamp', { timestamp: '9'.repeat(400) }],
  ])('is invalid %s', (_, changes) => {
    expect(verifySignature(message(changes))).toBe('invalid');
  });

  it('that is both wrong and old is invalid, not stale', () => {
    expect(verifySignature(message({ rawBody: '{}', now: new Date(0) }))).toBe('invalid');
  });
});
