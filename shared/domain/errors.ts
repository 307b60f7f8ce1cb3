import type { ReasonCode } from './reason-code.ts';
import type { ReasonDescription, Remedies } from './refusal.ts';

/** Every failure that a caller is told about; `shared/contracts/problems.ts` gives each its status and Chinese text. */
export const ERROR_CODES = [
  'VALIDATION',
  'MALFORMED_JSON',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'SIGNATURE_INVALID',
  'TOKEN_INVALID',
  'WRONG_KIND_OF_CALLER',
  'WRONG_PERSON',
  'WRONG_ROLE',
  'WRONG_AGENCY',
  'OWN_APPLICATION',
  'OWN_OBJECTION',
  'SECOND_STAGE',
  'NOT_CLAIMANT',
  'DEPUTY_BARRED',
  'NOT_FOUND',
  'NOTICE_GONE',
  'CONTENT_REMOVED',
  'ALREADY_APPLIED',
  'WRONG_PHASE',
  'CLAIMED',
  'WINDOW_CLOSED',
  'ALREADY_OBJECTED',
  'ALREADY_RECONSIDERED',
  'ALREADY_EXTENDED',
  'STATEMENT_MADE',
  'TIME_OVER',
  'DECIDED_OTHERWISE',
  'CORRECTIONS_USED_UP',
  'HANDOVERS_USED_UP',
  'PAYMENT_CONTRADICTION',
  'POLICY_REFUSED',
  'INCOMPLETE',
  'OWN_ENTRY',
  'REPORT_TOO_LARGE',
  'IDEMPOTENCY_KEY_REUSED',
  'TOO_MANY_PHONE_CODES',
  'TOO_MANY_SUBMISSIONS',
  'DEPENDENCY_DOWN',
  'ACCESS_UNRECORDED',
  'WRITE_CONFLICT',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One field of the input that is wrong, by RFC 6901 pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

export interface ServiceErrorDetails {
  readonly errors?: readonly FieldError[];
  readonly reasons?: readonly ReasonCode[];
  readonly described?: readonly ReasonDescription[];
  readonly remedies?: Remedies;
  readonly retryAfterSeconds?: number;
  readonly supervisionPhone?: string | undefined;
  readonly receiptNumber?: string | undefined;
  readonly claimant?: string | undefined;
}

/** A failure with a stable code. The message is for the log: it never holds personal data. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  readonly reasons: readonly ReasonCode[];
  /** The reasons as the applicant gets them. Whoever refuses describes them: most functions never refuse. */
  readonly described: readonly ReasonDescription[];
  /** Told with a refusal, and with nothing else. */
  readonly remedies: Remedies | undefined;
  /** After how many seconds the same request may succeed, where this case knows better than its code. */
  readonly retryAfterSeconds: number | undefined;
  /** Whom to ring where the service can take nothing more. */
  readonly supervisionPhone: string | undefined;
  /** Under which a refused submission can be read again. */
  readonly receiptNumber: string | undefined;
  /** Which colleague works on it. */
  readonly claimant: string | undefined;

  constructor(code: ErrorCode, message: string, more: ServiceErrorDetails = {}) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.errors = more.errors ?? [];
    this.reasons = more.reasons ?? [];
    this.described = more.described ?? [];
    this.remedies = more.remedies;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.supervisionPhone = more.supervisionPhone;
    this.receiptNumber = more.receiptNumber;
    this.claimant = more.claimant;
  }
}

/**
 * Another writer changed the item first. Reading again and repeating is safe; the workflow retries a step by this name.
 */
export class WriteConflictError extends Error {
  override readonly name = 'WriteConflictError';
}

/** The conditions of effects did not hold, although the case itself was as it had been read. */
export class EffectsRefusedError extends WriteConflictError {
  readonly kinds: readonly string[];

  constructor(message: string, kinds: readonly string[]) {
    super(message);
    this.kinds = kinds;
  }
}

/** A reading of a case could not be recorded, so nothing of the case is shown. The cause says why. */
export class AccessUnrecordedError extends Error {
  override readonly name = 'AccessUnrecordedError';
}

/** No application has this id, or the index does not show it yet: it may lag behind the table by a moment. */
export class ApplicationNotFoundError extends Error {
  override readonly name = 'ApplicationNotFoundError';
}

/** A register gave no answer. That is no reason to refuse; the workflow retries a step by this name. */
export class RegisterUnansweredError extends Error {
  override readonly name = 'RegisterUnansweredError';
}
