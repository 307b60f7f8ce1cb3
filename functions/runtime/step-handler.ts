import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { applicationIn, faultOf, log } from './log.ts';

/**
 * The one middleware chain of every workflow step: parse the input, run the step, log a failure and throw its name on.
 */
export function stepHandler<Schema extends z.core.$ZodType, Output>(
  schema: Schema,
  step: (input: z.output<Schema>) => Promise<Output>,
): (event: unknown, context: Context) => Promise<Output> {
  return middy<unknown, Output>()
    .use({ onError: logFailure })
    .handler(async (event) => step(z.parse(schema, event)));
}

// Without a response, middy throws the request's error: the state machine retries and catches it by its name. Only the
// name is thrown. The workflow's history keeps the message of an error and must hold nothing personal, and a library's
// message may quote any input.
function logFailure(request: middy.Request): void {
  const { event, context, error } = request;
  const fault = faultOf(error);
  log.error('step failed', {
    step: context.functionName,
    ...applicationIn(event),
    requestId: context.awsRequestId,
    fault,
  });
  const named = new Error('See the log of this step');
  named.name = fault.name;
  request.error = named;
}
