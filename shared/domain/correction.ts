import * as z from 'zod/mini';
import { CHECKS, type Check } from './finding.ts';
import { instantSchema } from './instant.ts';

/** What staff may ask an applicant to correct. Never the ID number or the category: that is another application. */
export const CORRECTABLE_FIELDS = [
  'applicant.name',
  'applicant.socialSecurityNumber',
  'applicant.phone',
  'certificate.category',
  'certificate.number',
  'certificate.level',
  'certificate.occupationCode',
  'certificate.issuedOn',
  'payee.kind',
  'payee.bankName',
  'payee.accountNumber',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** The stages of the review that may ask for a correction. */
export const CORRECTING_STAGES = ['MANUAL_VERIFICATION', 'FUND_REVIEW'] as const;
export type CorrectingStage = (typeof CORRECTING_STAGES)[number];

/** A correction that staff asked for and the applicant has not made yet. */
export const correctionSchema = z.object({
  stage: z.enum(CORRECTING_STAGES),
  fields: z.array(z.enum(CORRECTABLE_FIELDS)).check(z.minLength(1)),
  /** What is wrong, in the words of staff; the applicant reads it. */
  explanation: z.string(),
  askedAt: instantSchema,
  /** When it lapses: from then on it can no longer be made. */
  dueAt: instantSchema,
  /** When the applicant is reminded, earliest first. */
  remindAt: z.array(instantSchema),
  /** How often the applicant was reminded. */
  reminders: z.int(),
});
export type Correction = Readonly<z.output<typeof correctionSchema>>;

/** A correction that was made. Its place in the list of a case is its round. */
export const madeCorrectionSchema = z.object({
  stage: z.enum(CORRECTING_STAGES),
  fields: z.array(z.enum(CORRECTABLE_FIELDS)),
  askedAt: instantSchema,
  correctedAt: instantSchema,
  /** The checks that had to run again. */
  checks: z.array(z.enum(CHECKS)),
});
export type MadeCorrection = Readonly<z.output<typeof madeCorrectionSchema>>;

const CHECKS_OF: Readonly<Record<CorrectableField, readonly Check[]>> = {
  'applicant.name': ['identity', 'certificate'],
  'applicant.socialSecurityNumber': ['employment'],
  'applicant.phone': [],
  'certificate.category': ['certificate'],
  'certificate.number': ['certificate'],
  'certificate.level': ['certificate'],
  'certificate.occupationCode': ['certificate'],
  'certificate.issuedOn': ['certificate'],
  'payee.kind': [],
  'payee.bankName': [],
  'payee.accountNumber': [],
};

/** The checks whose answer depends on what was corrected. */
export function checksOf(fields: readonly CorrectableField[]): readonly Check[] {
  return CHECKS.filter((check) => fields.some((field) => CHECKS_OF[field].includes(check)));
}
