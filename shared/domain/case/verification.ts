import { SYSTEM } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { ReasonCode } from '../reason-code.ts';
import type { Application } from './application.ts';
import { type Change, changeBy } from './change.ts';

/** Where the employment register says the applicant works; absent where it gave no answer or named none. */
export interface Employment {
  readonly agency: string | undefined;
  readonly employer: string | undefined;
}

/** Every register said yes: the certificate is approved and the fund review comes next. @source Guide §2 */
export function passVerification(
  application: Application,
  { nextDueAt, ...employment }: Employment & { readonly nextDueAt: Instant },
  at: Instant,
): Change {
  return changeBy({ application, event: 'VERIFICATION_PASSED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    ...employment,
    stage: 'verified',
    certificateApprovedAt: at,
    nextDueAt,
  }));
}

/** Why the registers' answers refuse an application, and the number of the refusal. */
export interface VerificationRefusal extends Employment {
  readonly reasons: readonly ReasonCode[];
  readonly documentNumber: string;
}

/** At least one register said no: refused with every reason that was found. @source Guide §2 */
export function refuseVerification(
  application: Application,
  { reasons, documentNumber, ...employment }: VerificationRefusal,
  at: Instant,
): Change {
  return changeBy({ application, event: 'VERIFICATION_REFUSED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    ...employment,
    reasons: [...reasons],
    documentNumber,
    refusedAt: at,
    nextDueAt: undefined,
  }));
}

/** A register gave no answer, which is never a reason: staff look it up. @source domain rules, Verification */
export function askForManualVerification(
  application: Application,
  { nextDueAt, ...employment }: Employment & { readonly nextDueAt: Instant },
  at: Instant,
): Change {
  return changeBy({ application, event: 'REGISTER_UNANSWERED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    ...employment,
    nextDueAt,
  }));
}
