import { createHmac } from 'node:crypto';

/**
 * The digest of what an event declared or decided: HMAC-SHA-256 over its canonical JSON, with the salt of the case as
 * the key.
 *
 * The salt keeps anyone from guessing a phone or account number by its digest. Once salt and content are deleted, the
 * digest says nothing about a person, and the chain of events still verifies.
 */
export function contentDigest(salt: string, content: object): string {
  return createHmac('sha256', salt).update(canonicalJson(content)).digest('hex');
}

/** JSON in which equal values have equal text: keys sorted, absent and undefined fields left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
