import * as z from 'zod/mini';
import { SECOND_LOOK_STAGES } from './task-kind.ts';

/** A decision of a case that was sampled, and what the second look at it came to. It names no person. */
export const secondLookSchema = z.object({
  /** The task in which it is decided once more. */
  taskId: z.string(),
  stage: z.enum(SECOND_LOOK_STAGES),
  /** The agency that made the decision. The case may have gone to another one since. */
  agency: z.string(),
  /** Whether both came to the same outcome; absent while the second look is open. */
  agrees: z.optional(z.boolean()),
});
