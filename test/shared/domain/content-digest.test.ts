import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, contentDigest } from '../../../shared/domain/content-digest.ts';

describe('canonical JSON', () => {
  test('sorts keys at every depth and leaves out absent fields', () => {
    const value = { b: [{ d: 1, c: undefined }], a: null };
    expect(canonicalJson(value)).toBe('{"a":null,"b":[{"d":1}]}');
  });

  test('keeps the order of lists', () => {
    expect(canonicalJson(['b', 'a'])).toBe('["b","a"]');
  });

  test('is the same for equal values whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(record).reverse()))).toBe(canonicalJson(record));
      }),
    );
  });
});

describe('the digest of content', () => {
  test('is HMAC-SHA-256 of the canonical JSON in hexadecimal digits', () => {
    // printf '{"a":1,"b":2}' | openssl dgst -sha256 -hmac salt
    expect(contentDigest('salt', { b: 2, a: 1 })).toBe(
      'e2ff25834ef0f84c88ed89ece686a8e7e20cc5d25ab295c551fd6f8c82129dbd',
    );
  });

  test('differs with the content and with the salt', () => {
    const digests = [
      contentDigest('salt', { a: 1 }),
      contentDigest('salt', { a: 2 }),
      contentDigest('other', { a: 1 }),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});
