import * as z from 'zod/mini';
import { payeeSchema } from '../payment.ts';
import { termsSchema } from '../terms.ts';
import { applicantSchema, certificateSchema } from './application.ts';

/**
 * What the applicant declared, with the terms that it was under, until a later event changed it. Kept so that the audit
 * trail can be verified.
 */
export const formerDeclarationSchema = z.object({
  applicationId: z.string(),
  /** The event that declared it, by its sequence number. */
  declaredBy: z.int(),
  applicant: applicantSchema,
  certificate: certificateSchema,
  payee: payeeSchema,
  terms: termsSchema,
});
export type FormerDeclaration = Readonly<z.output<typeof formerDeclarationSchema>>;
