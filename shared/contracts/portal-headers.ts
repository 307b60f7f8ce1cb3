import { SECURITY_HEADERS } from './security-headers.ts';

/** Kinds of answers of the portal. Each has a content security policy of its own. */
export const ANSWER_KINDS = ['public', 'citizen', 'staff', 'file'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

const ON_EVERY_PAGE = "default-src 'none'; img-src 'self'; base-uri 'none'";

/**
 * The headers of every answer of the portal, whoever serves it.
 *
 * Public pages run no script. Citizens' pages run the portal's own scripts under trusted types. The staff desk's
 * component library writes its styles into the page, so its policy allows inline styles and no more.
 *
 * @param signInOrigins where the scripts sign people in beside the portal's own origin, separated by blanks
 */
export function portalHeaders(kind: AnswerKind, signInOrigins = ''): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    'content-security-policy': policyOf(kind, signInOrigins),
    // Addresses contain the ids of cases.
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

function policyOf(kind: AnswerKind, signInOrigins: string): string {
  const scripts = `script-src 'self'; connect-src ${`'self' ${signInOrigins}`.trim()}; form-action 'self'`;
  const trustedTypes = "require-trusted-types-for 'script'; trusted-types 'none'";
  switch (kind) {
    case 'public':
      return `${ON_EVERY_PAGE}; style-src 'self'; form-action 'self'; frame-ancestors 'none'`;
    case 'citizen':
      return `${ON_EVERY_PAGE}; style-src 'self'; ${scripts}; frame-ancestors 'none'; ${trustedTypes}`;
    case 'staff':
      return `${ON_EVERY_PAGE}; style-src 'self' 'unsafe-inline'; ${scripts}; frame-ancestors 'none'`;
    case 'file':
      return "default-src 'none'; frame-ancestors 'none'";
    default:
      return kind satisfies never;
  }
}

/** Files with a hash in their name never change. Everything else is checked before each use. */
export const CACHE_CONTROL = { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' } as const;
