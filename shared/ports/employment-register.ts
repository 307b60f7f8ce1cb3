import * as z from 'zod/mini';
import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import type { EmploymentFound } from '../domain/finding.ts';
import type { ReasonCode } from '../domain/reason-code.ts';
import { employmentReasons } from '../policy/check-findings.ts';
import { askSigned, type NoAnswer, type PortSettings } from './signed-request.ts';

const employmentAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z
    .object({
      found: z.literal(true),
      employer: z.string().check(z.trim(), z.minLength(1)),
      /** An employer outside the city may come without one, or with one of another form. */
      agency: z.nullish(z.string()),
      inCity: z.boolean(),
      contract: z.boolean(),
      insured: z.boolean(),
      filed: z.boolean(),
    })
    .check(
      // The agency decides the case, so an employer in the city without an agency's code is no usable answer.
      z.refine(({ inCity, agency }) => !inCity || AGENCY_CODE_PATTERN.test(agency ?? '')),
    ),
]);

export interface EmploymentQuestion {
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
}

/** On `no`, employer and agency are those of the record, where it names them. */
export type EmploymentFinding =
  | { readonly outcome: 'yes'; readonly employer: string; readonly agency: string }
  | {
      readonly outcome: 'no';
      readonly reasons: readonly ReasonCode[];
      readonly employer?: string;
      readonly agency?: string;
      readonly employmentFound?: EmploymentFound;
    }
  | NoAnswer;

export interface EmploymentRegister {
  /**
   * Whether an enterprise of the city employs the person with contract, insurance and filing, and in which district.
   *
   * All that a record lacks is reported at once. No record at all is one reason.
   *
   * @source Guide §1 (who may apply), §2 (employment is checked)
   */
  readonly checkEmployment: (question: EmploymentQuestion) => Promise<EmploymentFinding>;
}

/** The city's employment register, called over HTTP as docs/integrations.md describes. */
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
  const { employer, inCity, contract, insured, filed } = answer;
  const employmentFound = { inCity, contract, insured, filed };
  const agency = AGENCY_CODE_PATTERN.test(answer.agency ?? '') ? (answer.agency ?? undefined) : undefined;
  if (reasons.length === 0 && agency !== undefined) return { outcome: 'yes', employer, agency };
  return { outcome: 'no', reasons, employer, ...(agency !== undefined && { agency }), employmentFound };
}
