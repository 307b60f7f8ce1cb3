import * as z from 'zod/mini';
import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import { EMPLOYMENT_CONDITIONS, type EmploymentFound } from '../domain/finding.ts';
import type { ReasonCode } from '../domain/reason-code.ts';
import { type EmploymentRequirements, employmentReasons, lacksMonths } from '../policy/check-findings.ts';
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
      insuredMonths: z.nullish(z.int().check(z.nonnegative())),
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

/**
 * On `no`, employer and agency are those of the record, where it names them. On `yes`, the facts are given where the
 * programme does not ask for just the four of them.
 */
export type EmploymentFinding =
  | {
      readonly outcome: 'yes';
      readonly employer: string;
      readonly agency: string;
      readonly employmentFound?: EmploymentFound;
    }
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
   * Whether the person's employment is as a programme requires, and in which district: for the default programme, an
   * enterprise of the city employs the person with contract, insurance and filing.
   *
   * All that a record lacks is reported at once. No record at all is one reason. Months of contributions that the
   * register does not tell make no usable answer.
   *
   * @source Guide §1 (who may apply), §2 (employment is checked); 人社部发〔2017〕40号 (months of contributions)
   */
  readonly checkEmployment: (
    question: EmploymentQuestion,
    required?: EmploymentRequirements,
  ) => Promise<EmploymentFinding>;
}

/** The city's employment register, called over HTTP as docs/integrations.md describes. */
export function employmentRegister(settings: PortSettings): EmploymentRegister {
  return {
    checkEmployment: async ({ idNumber, socialSecurityNumber }, required = {}) => {
      const request = {
        method: 'POST',
        path: '/employment-records',
        body: { idNumber, socialSecurityNumber },
      } as const;
      const reply = await askSigned(settings, request, employmentAnswer);
      if (reply.outcome === 'no-answer') return reply;
      return findingOf(reply.answer, required);
    },
  };
}

function findingOf(answer: z.infer<typeof employmentAnswer>, required: EmploymentRequirements): EmploymentFinding {
  if (!answer.found) return { outcome: 'no', reasons: employmentReasons(answer, required) };
  const { employer, inCity, contract, insured, filed } = answer;
  const asksForMonths = (required.insuredMonths ?? 0) > 0;
  // Months that no rule asks for are not kept.
  const insuredMonths = asksForMonths ? (answer.insuredMonths ?? undefined) : undefined;
  const months = insuredMonths !== undefined && { insuredMonths };
  const record = { found: true, inCity, contract, insured, filed, ...months } as const;
  const reasons = employmentReasons(record, required);
  const { found: _, ...employmentFound } = record;
  const agency = AGENCY_CODE_PATTERN.test(answer.agency ?? '') ? (answer.agency ?? undefined) : undefined;
  if (reasons.length > 0) {
    return { outcome: 'no', reasons, employer, ...(agency !== undefined && { agency }), employmentFound };
  }
  if (agency === undefined || lacksMonths(record, required)) return { outcome: 'no-answer', fault: 'schema' };
  const isImplied = !asksForMonths && EMPLOYMENT_CONDITIONS.every((fact) => record[fact]);
  return { outcome: 'yes', employer, agency, ...(!isImplied && { employmentFound }) };
}
