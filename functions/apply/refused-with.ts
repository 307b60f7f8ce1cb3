import type { ServiceErrorDetails } from '../../shared/domain/errors.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import type { ReasonFacts, Remedies } from '../../shared/domain/refusal.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';

/** What a refusal tells the applicant: every reason with the facts of the case, and how to challenge it. */
export function refusedWith(
  reasons: readonly ReasonCode[],
  { facts, remedies }: { readonly facts?: ReasonFacts; readonly remedies?: Remedies } = {},
): ServiceErrorDetails {
  const described = reasons.map((code) => describeReason(code, facts, remedies));
  return { reasons, described, ...(remedies && { remedies }) };
}
