import { describe, expect, test } from 'vitest';
import { ANSWER_KINDS, portalHeaders } from '../../../shared/contracts/portal-headers.ts';

const policyOf = (kind: (typeof ANSWER_KINDS)[number], origins?: string) =>
  portalHeaders(kind, origins)['content-security-policy'] ?? '';

describe('the security headers', () => {
  test.each(ANSWER_KINDS)('of %s allow nothing by default, no frame, and no type that is not stated', (kind) => {
    expect(policyOf(kind)).toMatch(/^default-src 'none';/);
    expect(policyOf(kind)).toContain("frame-ancestors 'none'");
    expect(portalHeaders(kind)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=63072000',
      'referrer-policy': 'no-referrer',
    });
  });

  test.each(ANSWER_KINDS)('of %s allow no inline script, no eval and no other host of scripts', (kind) => {
    const [, scripts = "'none'"] = /script-src ([^;]*)/.exec(policyOf(kind)) ?? [];
    expect(["'none'", "'self'"]).toContain(scripts);
    expect(policyOf(kind)).not.toContain('unsafe-eval');
  });

  test('of citizens have trusted types, and inline styles are for the staff desk only', () => {
    expect(policyOf('citizen')).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(ANSWER_KINDS.filter((kind) => policyOf(kind).includes('unsafe-inline'))).toEqual(['staff']);
  });

  test('of a public page allow no script at all', () => {
    expect(policyOf('public')).not.toMatch(/script-src|connect-src/);
  });

  test('let scripts reach the issuer, and no one else', () => {
    expect(policyOf('citizen')).toContain("connect-src 'self';");
    expect(policyOf('citizen', 'https://id.example')).toContain("connect-src 'self' https://id.example;");
  });
});
