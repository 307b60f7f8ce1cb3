import * as z from 'zod/mini';
import type { ReasonCode } from '../domain/reason-code.ts';
import { identityReasons } from '../policy/check-findings.ts';
import { askSigned, type NoAnswer, type PortSettings } from './signed-request.ts';

const identityAnswer = z.object({ match: z.boolean() });

export interface IdentityQuestion {
  readonly name: string;
  readonly idNumber: string;
}

export type IdentityFinding =
  | { readonly outcome: 'yes' }
  | { readonly outcome: 'no'; readonly reasons: readonly ReasonCode[] }
  | NoAnswer;

export interface IdentityRegister {
  /**
   * Whether the register knows a person of exactly this name and ID number.
   *
   * An unknown person is a mismatch: the register does not tell the two apart.
   *
   * @source Guide §2 (the person's details are checked)
   */
  readonly checkIdentity: (question: IdentityQuestion) => Promise<IdentityFinding>;
}

/** The city's identity register, called over HTTP as docs/integrations.md describes. */
export function identityRegister(settings: PortSettings): IdentityRegister {
  return {
    checkIdentity: async ({ name, idNumber }) => {
      const request = { method: 'POST', path: '/identity-checks', body: { name, idNumber } } as const;
      const reply = await askSigned(settings, request, identityAnswer);
      if (reply.outcome === 'no-answer') return reply;
      const reasons = identityReasons(reply.answer.match);
      return reasons.length === 0 ? { outcome: 'yes' } : { outcome: 'no', reasons };
    },
  };
}
