import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';
import { fenSchema } from './money.ts';

/** What a paid case knows of its recoveries. */
export const recoverySummarySchema = z.object({
  count: z.int(),
  /** The one that is open, if any, and by when its next thing must happen; without an instant after a transfer. */
  open: z.optional(z.object({ recoveryId: z.string(), dueAt: z.optional(instantSchema) })),
  /** What has come back in all recoveries of the case. */
  repaidFen: fenSchema,
  /** Whether a false declaration was found: the occupation and level are then never free again. */
  falselyDeclared: z.optional(z.literal(true)),
  /** All of the subsidy has come back, and no false declaration was found: the person may apply again. */
  slotFree: z.optional(z.literal(true)),
});
export type RecoverySummary = Readonly<z.output<typeof recoverySummarySchema>>;
