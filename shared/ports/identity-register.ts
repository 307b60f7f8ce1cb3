import * as z from 'zod/mini';
import { type CivilDate, civilDateSchema } from '../domain/civil-date.ts';
import type { ReasonCode } from '../domain/reason-code.ts';
import { identityReasons } from '../policy/check-findings.ts';
import { askSigned, type NoAnswer, type PortSettings } from './signed-request.ts';

const identityAnswer = z.object({ match: z.boolean(), diedOn: z.nullish(civilDateSchema) });

export interface IdentityQuestion {
  readonly name: string;
  readonly idNumber: string;
  /** A death on this day or later does not count; without it, every death does. The register is not told. */
  readonly aliveOn?: CivilDate | undefined;
}

export type IdentityFinding =
  | { readonly outcome: 'yes' }
  | { readonly outcome: 'no'; readonly reasons: readonly ReasonCode[] }
  | NoAnswer;

export interface IdentityRegister {
  /**
   * Whether the register knows a person of exactly this name and ID number, of whom it tells no death.
   *
   * An unknown person is a mismatch: the register does not tell the two apart. A register that knows nothing of deaths
   * tells none.
   *
   * @source Guide §2 (the person's details are checked)
   */
  readonly checkIdentity: (question: IdentityQuestion) => Promise<IdentityFinding>;
}

/** The city's identity register, called over HTTP as docs/integrations.md describes. */
export function identityRegister(settings: PortSettings): IdentityRegister {
  return {
    checkIdentity: async ({ name, idNumber, aliveOn }) => {
      const request = { method: 'POST', path: '/identity-checks', body: { name, idNumber } } as const;
      const reply = await askSigned(settings, request, identityAnswer);
      if (reply.outcome === 'no-answer') return reply;
      const reasons = identityReasons(reply.answer, aliveOn);
      return reasons.length === 0 ? { outcome: 'yes' } : { outcome: 'no', reasons };
    },
  };
}
