import type { ReasonCode } from './reason-code.ts';
/** What the text of a reason may name, each as the applicant reads it. A fact that is not known is absent. */
export interface ReasonFacts {
  /** What staff found, in their words, without any detail of an objector. */
  readonly explanation?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly year?: string | undefined;
  readonly annualLimit?: string | undefined;
  /** The civil day of the refusal, Beijing time. It decides which statute was in force. */
  readonly refusedOn?: string | undefined;
}

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
