import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { applicationIn, faultOf, log } from './log.ts';
import { retryPauseSeconds } from './retry-pause.ts';

/**
 * The one middleware chain of every function on a queue.
 *
 * A message that fails is reported alone: the queue drops the others and delivers this one again, after a pause that
 * grows with each try. Where the pause cannot be set, the visibility timeout of the queue is the pause.
 */
export function queueHandler<Schema extends z.core.$ZodType>(
  schema: Schema,
  handle: (message: z.output<Schema>) => Promise<void>,
  postpone: (receiptHandle: string, seconds: number) => Promise<void>,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  return middy<SQSEvent, SQSBatchResponse>()
    .use({ onError: logFailedBatch })
    .handler(async ({ Records }, { awsRequestId: requestId }) => {
      const failed: SQSRecord[] = [];
      for (const record of Records) {
        try {
          await handle(z.parse(schema, JSON.parse(record.body)));
        } catch (error) {
          log.error('queue message failed', { ...namedIn(record), requestId, fault: faultOf(error) });
          failed.push(record);
        }
      }
      await Promise.all(failed.map((record) => postponed(record, postpone)));
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
}

async function postponed(
  { receiptHandle, messageId, attributes }: SQSRecord,
  postpone: (receiptHandle: string, seconds: number) => Promise<void>,
): Promise<void> {
  try {
    await postpone(receiptHandle, retryPauseSeconds(Number(attributes.ApproximateReceiveCount)));
  } catch (error) {
    log.warn('queue message not postponed', { messageId, fault: faultOf(error) });
  }
}

/** The ids of a message for a log line. A body that is not JSON names none. */
function namedIn({ body, messageId }: SQSRecord) {
  try {
    return { messageId, ...applicationIn(JSON.parse(body)) };
  } catch {
    return { messageId };
  }
}

// Reached where the function runs out of time. Without a response, middy throws the error, and the queue delivers the
// whole batch again after its visibility timeout.
function logFailedBatch({ context, error }: middy.Request<SQSEvent, SQSBatchResponse>): void {
  log.error('queue batch failed', { requestId: context.awsRequestId, fault: faultOf(error) });
}
