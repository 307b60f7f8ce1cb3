import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';

/** Why a bank sends money back. */
export const RETURN_CODES = [
  'ACCOUNT_NAME_MISMATCH',
  'ACCOUNT_NUMBER_INVALID',
  'ACCOUNT_CLOSED',
  'ACCOUNT_FROZEN',
  'CARD_NOT_ACTIVATED',
  'CARD_REPLACED',
  'ACCOUNT_CLASS_LIMIT',
  'OTHER',
] as const;
export type ReturnCode = (typeof RETURN_CODES)[number];

/** A payment that came back, until another one is ordered. */
export const paymentReturnSchema = z.object({
  code: z.enum(RETURN_CODES),
  returnedAt: instantSchema,
  /** When the applicant is reminded, earliest first. Time alone never forfeits the subsidy. */
  remindAt: z.array(instantSchema).check(z.minLength(1)),
  /** How often the applicant was reminded. */
  reminders: z.int(),
  /** By when the payer must confirm the corrected payee; absent while the applicant has corrected none. */
  confirmBy: z.optional(instantSchema),
  /** Why the payer did not confirm the payee, in words that the applicant reads. */
  refusal: z.optional(z.string()),
});
export type PaymentReturn = Readonly<z.output<typeof paymentReturnSchema>>;

/** How many returns it takes until the payer is asked to ring the applicant. */
export const RETURNS_TO_RING_AFTER = 3;
