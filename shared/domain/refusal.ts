import * as z from 'zod/mini';
import type { ReasonCode } from './reason-code.ts';

/** What the text of a reason may name, each as the applicant reads it. A fact that is not known is absent. */
export const reasonFactsSchema = z.object({
  /** What staff found, in their words, without any detail of an objector. */
  explanation: z.optional(z.string()),
  issuedOn: z.optional(z.string()),
  lastDay: z.optional(z.string()),
  year: z.optional(z.string()),
  annualLimit: z.optional(z.string()),
  /** The policy whose clauses the refusal rests on; without it, those of the default programme. */
  policyId: z.optional(z.string()),
  /** The civil day of the refusal, Beijing time. It decides which statute was in force. */
  refusedOn: z.optional(z.string()),
});
export type ReasonFacts = Readonly<z.output<typeof reasonFactsSchema>>;

/** How a refusal can be challenged, where, and by when; it must be told with the refusal. */
export interface Remedies {
  /** The name of the agency that reconsiders (复核), and its telephone. */
  readonly agency: string;
  readonly phone: string;
  readonly reviewDays: number;
  /** The organ for administrative reconsideration (行政复议). */
  readonly reconsiderationOrgan: string;
  readonly reconsiderationDays: number;
  readonly litigationMonths: number;
}

/** A reason as an applicant gets it. */
export interface ReasonDescription {
  readonly code: ReasonCode;
  readonly message: string;
  readonly legalBasis: string;
  readonly correctable: boolean;
  /** What staff found, where staff refused and said so. */
  readonly explanation?: string;
  /** How to challenge the refusal; absent where nothing was refused, as in an eligibility check. */
  readonly appeal?: string;
}
