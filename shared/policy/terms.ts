import type { Level } from '../domain/declared.ts';
import { type Fen, fen } from '../domain/money.ts';
import { type Terms, termsSchema } from '../domain/terms.ts';
import { type CertifiedOccupation, conceptOf, findOccupation } from './occupation-catalogue.ts';
import type { Policy } from './policy.ts';

// Amount and occupation are those of the certificate. The other terms are figures of the policy, by the same names.
const { amountFen: _, occupation: __, ...figures } = termsSchema.shape;
const COPIED = Object.keys(figures) as readonly (keyof typeof figures)[];

/**
 * The terms for a certificate under a policy.
 *
 * @throws RangeError where the policy pays nothing for the level; such an application is refused before this
 */
export function termsOf(policy: Policy, certificate: CertifiedOccupation & { readonly level: Level }): Terms {
  const { level } = certificate;
  const amountFen = amountFor(policy, level);
  if (amountFen === null) throw new RangeError(`${policy.policyId} has no amount for level ${level}`);
  const copied = Object.fromEntries(COPIED.map((name) => [name, policy[name]])) as Pick<Terms, keyof typeof figures>;
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

/** The terms that a refused submission is kept with. Where the policy pays nothing for its level, the amount is 0. */
export function refusedTerms(policy: Policy, certificate: CertifiedOccupation & { readonly level: Level }): Terms {
  const isPaid = amountFor(policy, certificate.level) !== null;
  return termsOf(
    isPaid ? policy : { ...policy, amounts: [{ level: certificate.level, amountFen: fen(0) }] },
    certificate,
  );
}

/** What a policy pays for a level, in fen; null where it pays nothing for it. */
export function amountFor(policy: Pick<Policy, 'amounts'>, level: Level): Fen | null {
  return policy.amounts.find((amount) => amount.level === level)?.amountFen ?? null;
}
