import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';

/**
 * A member of staff as the token gave it when that person last claimed or decided a task. The person is a keyed hash of
 * the ID number. By it the bans that hold for an absent colleague are known to the deputy's decision.
 */
export const staffProfileSchema = z.object({
  staffId: z.string(),
  name: z.string(),
  person: z.string(),
  seenAt: instantSchema,
});
export type StaffProfile = Readonly<z.output<typeof staffProfileSchema>>;
