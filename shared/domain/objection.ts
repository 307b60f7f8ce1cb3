import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';

/** A named person's written challenge to one notice entry. Staff alone ever see who made it. */
export const objectionSchema = z.object({
  objectionId: z.string(),
  applicationId: z.string(),
  noticeId: z.string(),
  serial: z.int(),
  objectorName: z.string(),
  objectorIdNumber: z.string(),
  phone: z.string(),
  statement: z.string(),
  receivedAt: instantSchema,
  /** False where the identity register gave no answer: staff check the name by hand. */
  identityVerified: z.boolean(),
  /** What became of it where the case ended before staff decided it; otherwise the task's decision says. */
  outcome: z.optional(z.object({ kind: z.literal('CASE_WITHDRAWN'), at: instantSchema })),
});
export type Objection = Readonly<z.output<typeof objectionSchema>>;
