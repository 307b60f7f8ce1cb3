import * as z from 'zod/mini';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';

/** The three automatic checks of a verification (Guide §2). */
export const CHECKS = ['identity', 'employment', 'certificate'] as const;
export type Check = (typeof CHECKS)[number];

/** What one check found. A check without a finding got no answer, which is never a reason to refuse. */
export const findingSchema = z.object({
  check: z.enum(CHECKS),
  outcome: z.enum(['yes', 'no']),
  reasons: z.array(z.enum(REASON_CODES)),
  at: instantSchema,
  employer: z.optional(z.string()),
  agency: z.optional(z.string()),
  /** What the certificate registry calls the declared occupation. */
  occupationName: z.optional(z.string()),
});
export type Finding = Readonly<z.output<typeof findingSchema>>;
