import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';

/**
 * Why an objection is not admitted: the name does not belong to the ID number, the objector is the applicant, or the
 * same person had objected to the same entry before.
 */
export const NOT_ADMITTED_GROUNDS = ['IDENTITY', 'APPLICANT', 'REPEATED'] as const;
export type NotAdmittedGround = (typeof NOT_ADMITTED_GROUNDS)[number];

/** A named person's written challenge to one notice entry. Staff alone ever see who made it. */
export const objectionSchema = z.object({
  objectionId: z.string(),
  applicationId: z.string(),
  noticeId: z.string(),
  serial: z.int(),
  objectorName: z.string(),
  objectorIdNumber: z.string(),
  /** Proven by a code, or told by the objector's token. */
  phone: z.string(),
  /** The subject of the objector's token; absent where the objector did not sign in. */
  objectorSubject: z.optional(z.string()),
  statement: z.string(),
  receivedAt: instantSchema,
  /** False until the register has confirmed the name. Where it stays silent, staff check the name by hand. */
  identityVerified: z.boolean(),
  /** Found after it was received. It then stops nothing, and decides nothing. */
  notAdmitted: z.optional(z.object({ ground: z.enum(NOT_ADMITTED_GROUNDS), at: instantSchema })),
});
export type Objection = Readonly<z.output<typeof objectionSchema>>;
