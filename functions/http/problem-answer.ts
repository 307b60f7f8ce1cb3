import { type ProblemKind, problemType } from '../../shared/contracts/problem-kind.ts';
import { PROBLEMS, UNEXPECTED_PROBLEM } from '../../shared/contracts/problems.ts';
import type { MediaType } from '../../shared/contracts/route.ts';
import { SECURITY_HEADERS } from '../../shared/contracts/security-headers.ts';
import type { FieldError, ServiceError } from '../../shared/domain/errors.ts';

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A failure as RFC 9457 problem+json. Without an error it is the unexpected one, which says nothing of its cause.
 *
 * @param bodyType the media type that the route takes, which the answer to another one names
 */
export function problemAnswer(
  requestId: string,
  error?: ServiceError,
  bodyType: MediaType = 'application/json',
): HttpAnswer {
  const kind: ProblemKind = error ? PROBLEMS[error.code] : UNEXPECTED_PROBLEM;
  const { status, title, detail, challenge } = kind;
  const retryAfter = error?.retryAfterSeconds ?? kind.retryAfter;
  const errors: readonly FieldError[] = error?.errors ?? [];
  const reasons = error?.described ?? [];
  const { supervisionPhone, claimant } = error ?? {};
  return {
    statusCode: status,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(challenge && { 'www-authenticate': challenge }),
      ...(retryAfter && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify({
      type: problemType(kind),
      title,
      status,
      detail: typeof detail === 'string' ? detail : detail({ bodyType, supervisionPhone, claimant }),
      instance: requestId,
      ...(errors.length > 0 && { errors }),
      ...(reasons.length > 0 && { reasons }),
      ...(error?.remedies && { remedies: error.remedies }),
      ...(error?.receiptNumber && { receiptNumber: error.receiptNumber }),
    }),
  };
}
