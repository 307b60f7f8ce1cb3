import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { faultOf, log } from './log.ts';

/**
 * The one middleware chain of every function on a schedule. The event holds nothing of use, the context the time that
 * is left.
 */
export function scheduleHandler<Output>(
  work: (context: Context) => Promise<Output>,
): (event: unknown, context: Context) => Promise<Output> {
  return middy<unknown, Output>()
    .use({ onError: logFailure })
    .handler(async (_event, context) => work(context));
}

function logFailure({ context, error }: middy.Request): void {
  log.error('schedule failed', { requestId: context.awsRequestId, fault: faultOf(error) });
}
