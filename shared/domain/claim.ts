import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';

/** Who works on a task, and until when that keeps colleagues from claiming it. It keeps nobody from deciding it. */
export const claimSchema = z.object({
  staffId: z.string(),
  /** As the claimant's token gives it; absent for a colleague to whom it was transferred, and who is not known yet. */
  name: z.optional(z.string()),
  claimedAt: instantSchema,
  lapsesAt: instantSchema,
});
export type Claim = Readonly<z.output<typeof claimSchema>>;

/** The last transfer of a task: by whom, when and why; and from which agency, where it went to another one. */
export const transferSchema = z.object({
  by: z.string(),
  at: instantSchema,
  reason: z.string(),
  from: z.optional(z.string()),
});
export type Transfer = Readonly<z.output<typeof transferSchema>>;

/** The claim on a task at a moment; undefined where there is none, or it has lapsed by then. */
export function claimAt({ claim }: { readonly claim?: Claim | undefined }, at: string): Claim | undefined {
  return claim && claim.lapsesAt > at ? claim : undefined;
}
