import * as z from 'zod';
import type { ReasonCode } from '../domain/reason-code.ts';
import { employmentReasons } from '../policy/check-findings.ts';
import { askSigned, type NoAnswer, type PortSettings } from './signed-request.ts';

/** A division code, or the city's own for its zones (2102GX); employers elsewhere may come without one. */
const agencyCode = /^\d{4}(\d{2}|[A-Z]{2})$/;

const employmentAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z
    .object({
      found: z.literal(true),
      employer: z.string().trim().min(1),
      agency: z.string().nullish(),
      inCity: z.boolean(),
      contract: z.boolean(),
      insured: z.boolean(),
      filed: z.boolean(),
    })
    // Without its district an employer of the city cannot be given to an agency: such an answer is garbled.
    .refine((record) => !record.inCity || agencyCode.test(record.agency ?? '')),
]);

export interface EmploymentQuestion {
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
}

/** On `no`, employer and agency are those of the record, where there is one that names them. */
export type EmploymentFinding =
  | { readonly outcome: 'yes'; readonly employer: string; readonly agency: string }
  | {
      readonly outcome: 'no';
      readonly reasons: readonly ReasonCode[];
      readonly employer?: string;
      readonly agency?: string;
    }
  | NoAnswer;

export interface EmploymentRegister {
  /**
   * Whether an enterprise of the city employs the person with contract, insurance and filing, and in which district.
   *
   * All that is missing is told at once; a person without a record misses all four.
   *
   * @source Guide §1 (who may apply), §2 (employment is checked)
   */
  readonly checkEmployment: (question: EmploymentQuestion) => Promise<EmploymentFinding>;
}

/** The city's employment register, asked over HTTP as docs/integrations.md says. */
export function employmentRegister(settings: PortSettings): EmploymentRegister {
  return {
    checkEmployment: async ({ idNumber, socialSecurityNumber }) => {
      const request = {
        method: 'POST',
        path: '/employment-records',
        body: { idNumber, socialSecurityNumber },
      } as const;
      const reply = await askSigned(settings, request, employmentAnswer);
      if (reply.outcome === 'no-answer') return reply;
      return findingOf(reply.answer);
    },
  };
}

function findingOf(answer: z.infer<typeof employmentAnswer>): EmploymentFinding {
  const reasons = employmentReasons(answer);
  if (!answer.found) return { outcome: 'no', reasons };
  const { employer } = answer;
  const agency = agencyCode.test(answer.agency ?? '') ? (answer.agency ?? undefined) : undefined;
  if (reasons.length === 0 && agency !== undefined) return { outcome: 'yes', employer, agency };
  return { outcome: 'no', reasons, employer, ...(agency !== undefined && { agency }) };
}
