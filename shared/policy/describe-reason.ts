import type { ReasonCode } from '../domain/reason-code.ts';
import type { ReasonDescription, ReasonFacts, Remedies } from '../domain/refusal.ts';
import { REASONS, type Reason } from './reasons.ts';
import { remediesText } from './remedies.ts';

/** A reason with what is known of the case; with remedies, how to challenge the refusal. */
export function describeReason(code: ReasonCode, facts: ReasonFacts = {}, remedies?: Remedies): ReasonDescription {
  const reason = REASONS[code];
  const { explanation } = facts;
  return {
    code,
    message: messageOf(reason, facts),
    legalBasis: basisOf(reason, facts),
    correctable: reason.correctable,
    ...(explanation && { explanation }),
    ...(remedies && { appeal: remediesText(remedies) }),
  };
}

function messageOf({ message, detailed }: Reason, facts: ReasonFacts): string {
  const known = new Map<string, string | undefined>(Object.entries(facts));
  let allKnown = detailed !== undefined;
  const text = detailed?.replace(/\{(\w+)\}/g, (_, name) => {
    allKnown &&= known.get(name) !== undefined;
    return known.get(name) ?? '';
  });
  return allKnown && text !== undefined ? text : message;
}

function basisOf({ legalBasis, basisBefore }: Reason, { refusedOn }: ReasonFacts): string {
  return basisBefore && refusedOn !== undefined && refusedOn < basisBefore.day ? basisBefore.legalBasis : legalBasis;
}
