import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { faultOf, log } from './log.ts';

/** The one middleware chain of every function on a schedule; the event says nothing, the context how much time is left. */
export function scheduleHandler<Output>(
  work: (context: Context) => Promise<Output>,
): (event: unknown, context: Context) => Promise<Output> {
  return middy<unknown, Output>()
    .use({ onError: (request) => log.error('schedule failed', { fault: faultOf(request.error) }) })
    .handler(async (_event, context) => work(context));
}
