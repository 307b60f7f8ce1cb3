import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';

/** On what a refusal falls, other than the agency's own reconsideration. */
export const REVERSAL_BASES = ['ADMINISTRATIVE_RECONSIDERATION', 'COURT', 'SELF_CORRECTION'] as const;
export type ReversalBasis = (typeof REVERSAL_BASES)[number];

/** On what a refusal falls: the agency's own reconsideration, or another decision. */
export const ADMISSION_BASES = ['RECONSIDERATION', ...REVERSAL_BASES] as const;
export type AdmissionBasis = (typeof ADMISSION_BASES)[number];

/** The agency's reconsideration (复核) of a refusal: asked for, and then decided. */
export const reconsiderationSchema = z.object({
  reconsiderationId: z.string(),
  requestedAt: instantSchema,
  dueAt: instantSchema,
  outcome: z.optional(z.enum(['MAINTAIN', 'GRANT'])),
  /** Why the refusal is maintained; the applicant reads it. */
  explanation: z.optional(z.string()),
  decidedAt: z.optional(instantSchema),
});
export type Reconsideration = Readonly<z.output<typeof reconsiderationSchema>>;

/** A refusal that fell, and the attempt that was made in its place. */
export const overturnedSchema = z.object({
  basis: z.enum(ADMISSION_BASES),
  documentNumber: z.string(),
  at: instantSchema,
  applicationId: z.string(),
});
export type Overturned = Readonly<z.output<typeof overturnedSchema>>;

/** Why an attempt was made by staff, with the submission date of the one whose refusal fell. */
export const admittedBySchema = z.object({
  basis: z.enum(ADMISSION_BASES),
  /** The refused attempt, or the receipt of the refused submission. */
  applicationId: z.string(),
  documentNumber: z.string(),
  at: instantSchema,
  /** The reasons that fell. The same ones do not stand in the way of a correction. */
  overruled: z.array(z.enum(REASON_CODES)),
});
export type AdmittedBy = Readonly<z.output<typeof admittedBySchema>>;
