import * as z from 'zod/mini';
import { type Instant, instantSchema } from './instant.ts';
import { CHANNELS } from './task-request.ts';

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
  /** How it reached the staff who keyed it, who they are, and when; absent where the objector filed it. */
  keyed: z.optional(z.object({ channel: z.enum(CHANNELS), by: z.string(), at: instantSchema })),
  /** False until the register has confirmed the name. Where it stays silent, staff check the name by hand. */
  identityVerified: z.boolean(),
  /** Found after it was received. It then stops nothing, and decides nothing. */
  notAdmitted: z.optional(z.object({ ground: z.enum(NOT_ADMITTED_GROUNDS), at: instantSchema })),
});
export type Objection = Readonly<z.output<typeof objectionSchema>>;

/** When the case learnt of an objection. One that came by letter is received before it is keyed. */
export function filedAt({ receivedAt, keyed }: Pick<Objection, 'receivedAt' | 'keyed'>): Instant {
  return keyed?.at ?? receivedAt;
}
