import { type AnswerKind, CACHE_CONTROL, portalHeaders } from '../../shared/contracts/portal-headers.ts';
import type { HttpAnswer } from '../http/problem-answer.ts';

interface PortalAnswer {
  readonly status?: number;
  readonly kind: AnswerKind;
  readonly type: string;
  readonly body: string;
  readonly cacheControl?: string;
  /** Where the scripts of the page sign people in, separated by blanks. */
  readonly signInOrigins?: string;
}

/** An answer of the portal with the headers of its kind. */
export function portalAnswer({
  status = 200,
  kind,
  type,
  body,
  cacheControl,
  signInOrigins,
}: PortalAnswer): HttpAnswer {
  return {
    statusCode: status,
    headers: {
      ...portalHeaders(kind, signInOrigins),
      'content-type': type,
      'cache-control': cacheControl ?? CACHE_CONTROL.other,
    },
    body,
  };
}

export const HTML = 'text/html; charset=utf-8';
