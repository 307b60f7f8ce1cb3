import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Functions } from '../lambda/functions.ts';
import { LOCAL_REGION } from '../stack/resolve-intrinsics.ts';
import type { QueueConsumer, QueueDefinition } from './queue-definitions.ts';
import type { StoredMessage } from './stored-messages.ts';

/** A message as a function receives it: with a handle that is valid until the message is received again. */
export interface ReceivedMessage {
  readonly message: StoredMessage;
  readonly receiptHandle: string;
}

const partialFailureSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Calls the function of a queue with a batch. Returns the ids of the messages that failed, with the error. */
export async function callWithMessages(
  { arn }: QueueDefinition,
  { functionArn, reportsFailures }: QueueConsumer,
  batch: readonly ReceivedMessage[],
  functions: Pick<Functions, 'invoke'>,
): Promise<{ readonly failed: ReadonlySet<string>; readonly error: unknown }> {
  const ids = batch.map(({ message }) => message.messageId);
  try {
    const Records = batch.map((received) => recordOf(received, arn));
    const answer = partialFailureSchema.safeParse(await functions.invoke(functionArn, { Records }));
    const failures = reportsFailures && answer.success ? answer.data.batchItemFailures : [];
    const named = failures.map(({ itemIdentifier }) => itemIdentifier);
    // As on AWS, a failure that names no message of the batch means the whole batch.
    const failed = named.every((id) => ids.includes(id)) ? named : ids;
    return { failed: new Set(failed), error: new Error('reported as failed by the function') };
  } catch (error) {
    return { failed: new Set(ids), error };
  }
}

/** A message as it is in the event that a function gets. */
export function recordOf({ message, receiptHandle }: ReceivedMessage, queueArn: string): object {
  const { messageId, body, sentAt, receives } = message;
  return {
    messageId,
    receiptHandle,
    body,
    attributes: { ApproximateReceiveCount: String(receives + 1), SentTimestamp: String(sentAt) },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: LOCAL_REGION,
  };
}
