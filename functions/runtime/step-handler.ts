import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { faultOf, log } from './log.ts';

/** The one middleware chain of every workflow step: parse its input, run it, log a failure by name and throw that name on. */
export function stepHandler<Schema extends z.ZodType, Output>(
  schema: Schema,
  step: (input: z.output<Schema>) => Promise<Output>,
): (event: unknown, context: Context) => Promise<Output> {
  return middy<unknown, Output>()
    .use({ onError: logFailure })
    .handler(async (event) => step(schema.parse(event)));
}

// Left without a response, middy throws the error on: the state machine retries and catches it by its name. What it says besides would
// stand in the workflow's history, where nothing personal may be, and a library's message may quote anything.
function logFailure(request: middy.Request): void {
  log.error('step failed', { step: request.context.functionName, fault: faultOf(request.error) });
  const named = new Error('See the log of this step');
  named.name = faultOf(request.error).name;
  request.error = named;
}
