import type { ReasonCode } from '../domain/reason-code.ts';
import type { ReasonDescription, ReasonFacts, Remedies } from '../domain/refusal.ts';
import { GUIDE_PARTS } from './guide.ts';
import { policyById } from './policies.ts';
import { REASONS } from './reasons.ts';
import type { Reason } from './record-reasons.ts';
import { remediesText } from './remedies.ts';

/**
 * A reason with what is known of the case; with remedies, how to challenge the refusal. It rests on the clauses of the
 * policy that the facts name, otherwise on those of the default programme.
 */
export function describeReason(code: ReasonCode, facts?: ReasonFacts, remedies?: Remedies): ReasonDescription {
  return describedBy(REASONS[code], code, facts, remedies);
}

/** The same with the reason at hand. */
export function describedBy(
  reason: Reason,
  code: ReasonCode,
  facts: ReasonFacts = {},
  remedies?: Remedies,
): ReasonDescription {
  const { explanation, policyId } = facts;
  const policy = policyId === undefined ? undefined : policyById(policyId);
  const asked = policy && policy.insuredMonths > 0 && { insuredMonths: String(policy.insuredMonths) };
  return {
    code,
    message: filledIn(reason.detailed, { ...asked, ...facts }) ?? reason.message,
    legalBasis: filledIn(basisOf(reason, facts), policy?.clauses ?? GUIDE_PARTS) ?? reason.legalBasis,
    correctable: reason.correctable,
    ...(explanation && { explanation }),
    ...(remedies && { appeal: remediesText(remedies) }),
  };
}

/** A text with the values of its {names}; undefined where there is no text or one of them is not known. */
function filledIn(text: string | undefined, values: object): string | undefined {
  const known = new Map<string, string | undefined>(Object.entries(values));
  let allKnown = true;
  const filled = text?.replace(/\{(\w+)\}/g, (_, name) => {
    allKnown &&= known.get(name) !== undefined;
    return known.get(name) ?? '';
  });
  return allKnown ? filled : undefined;
}

function basisOf({ legalBasis, basisBefore }: Reason, { refusedOn }: ReasonFacts): string {
  return basisBefore && refusedOn !== undefined && refusedOn < basisBefore.day ? basisBefore.legalBasis : legalBasis;
}
