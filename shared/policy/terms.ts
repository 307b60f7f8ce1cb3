import type { Level } from '../domain/declared.ts';
import type { Fen } from '../domain/money.ts';
import type { Terms } from '../domain/terms.ts';
import { type CertifiedOccupation, conceptOf, findOccupation } from './occupation-catalogue.ts';
import type { Policy } from './policy.ts';

/**
 * The terms for a certificate under a policy.
 *
 * @throws RangeError where the policy pays nothing for the level; such an application is refused before this
 */
export function termsOf(policy: Policy, certificate: CertifiedOccupation & { readonly level: Level }): Terms {
  const { level } = certificate;
  const amountFen = amountFor(policy, level);
  if (amountFen === null) throw new RangeError(`${policy.policyId} has no amount for level ${level}`);
  return {
    policyId: policy.policyId,
    amountFen,
    annualLimit: policy.annualLimit,
    publicityWorkingDays: policy.publicityWorkingDays,
    publishAtHour: policy.publishAtHour,
    reviewWorkingDays: policy.reviewWorkingDays,
    objectionDecisionWorkingDays: policy.objectionDecisionWorkingDays,
    objectionExtendedWorkingDays: policy.objectionExtendedWorkingDays,
    paymentDays: policy.paymentDays,
    payoutDelayWorkingDays: policy.payoutDelayWorkingDays,
    payoutAtHour: policy.payoutAtHour,
    maskStyle: policy.maskStyle,
    occupation: { conceptId: conceptOf(certificate), name: findOccupation(policy, certificate)?.name },
  };
}

/** What a policy pays for a level, in fen; null where it pays nothing for it. */
export function amountFor(policy: Pick<Policy, 'amounts'>, level: Level): Fen | null {
  return policy.amounts.find((amount) => amount.level === level)?.amountFen ?? null;
}
