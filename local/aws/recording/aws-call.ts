import * as z from 'zod';

export const awsCall = z.object({
  /** The ARN of the function or state machine whose role the call needs. */
  caller: z.string(),
  /** The IAM action, such as `dynamodb:PutItem`. */
  action: z.string(),
  resource: z.string(),
});

/** A call to AWS as IAM sees it. */
export type AwsCall = z.output<typeof awsCall>;
