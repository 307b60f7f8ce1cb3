import * as z from 'zod';

export const simulatedCall = z.object({
  /** The ARN of a role. */
  principal: z.string(),
  /** The policies of the role. */
  policies: z.array(z.unknown()),
  action: z.string(),
  resource: z.string(),
  /** The values of condition keys. */
  context: z.record(z.string(), z.string()),
  /** The policy of the resource, if it has one. */
  resourcePolicy: z.unknown().optional(),
});

/** A call with everything that IAM needs to decide it. */
export type SimulatedCall = z.output<typeof simulatedCall>;
