import type { Level } from '../domain/declared.ts';
import type { Fen } from '../domain/money.ts';
import type { Terms } from '../domain/terms.ts';
import { type CertifiedOccupation, conceptOf, findOccupation } from './occupation-catalogue.ts';
import type { Policy } from './policy.ts';

/** The figures that a case keeps as they were. */
const COPIED = [
  'policyId',
  'annualLimit',
  'publicityWorkingDays',
  'publishAtHour',
  'reviewWorkingDays',
  'correctionWorkingDays',
  'correctionReminders',
  'correctionRounds',
  'objectionDecisionWorkingDays',
  'objectionExtendedWorkingDays',
  'paymentDays',
  'payoutDelayWorkingDays',
  'payoutAtHour',
  'returnReminderDays',
  'confirmationWorkingDays',
  'maskStyle',
] as const satisfies readonly (keyof Policy & keyof Terms)[];

/**
 * The terms for a certificate under a policy.
 *
 * @throws RangeError where the policy pays nothing for the level; such an application is refused before this
 */
export function termsOf(policy: Policy, certificate: CertifiedOccupation & { readonly level: Level }): Terms {
  const { level } = certificate;
  const amountFen = amountFor(policy, level);
  if (amountFen === null) throw new RangeError(`${policy.policyId} has no amount for level ${level}`);
  const copied = Object.fromEntries(COPIED.map((name) => [name, policy[name]])) as Pick<Terms, (typeof COPIED)[number]>;
  return {
    ...copied,
    amountFen,
    occupation: { conceptId: conceptOf(certificate), name: findOccupation(policy, certificate)?.name },
  };
}

/** The terms of a case whose certificate was corrected: amount and occupation anew, the other figures as they were. */
export function correctedTerms(
  terms: Terms,
  policy: Policy,
  certificate: CertifiedOccupation & { readonly level: Level },
): Terms {
  const { amountFen, occupation } = termsOf(policy, certificate);
  return { ...terms, amountFen, occupation };
}

/** What a policy pays for a level, in fen; null where it pays nothing for it. */
export function amountFor(policy: Pick<Policy, 'amounts'>, level: Level): Fen | null {
  return policy.amounts.find((amount) => amount.level === level)?.amountFen ?? null;
}
