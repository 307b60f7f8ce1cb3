import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Queues } from '../queues/queues.ts';
import { ServiceError } from './service-error.ts';

/** SQS hides a message for half a day at most, and delays a new one by a quarter of an hour. */
const MOST_HIDDEN_SECONDS = 12 * 3600;
const MOST_DELAY_SECONDS = 15 * 60;

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(
      z.object({
        Id: z.string().regex(/^[\w-]{1,80}$/),
        MessageBody: z.string().min(1),
        DelaySeconds: z.int().min(0).max(MOST_DELAY_SECONDS).optional(),
      }),
    )
    .min(1)
    .max(10)
    .refine((entries) => new Set(entries.map(({ Id }) => Id)).size === entries.length, 'the ids are not distinct'),
});

const visibilitySchema = z.object({
  QueueUrl: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.int().min(0).max(MOST_HIDDEN_SECONDS),
});

/** What the functions ask of SQS, by the name of the operation in its JSON protocol. */
export function queueOperations(queues: Queues): Readonly<Record<string, (input: unknown) => unknown>> {
  return {
    'AmazonSQS.SendMessageBatch': async (input) => {
      const { QueueUrl, Entries } = batchSchema.parse(input);
      const queue = queueAt(QueueUrl, queues);
      const Successful = await Promise.all(
        Entries.map(async ({ Id, MessageBody, DelaySeconds }) => ({
          Id,
          MessageId: await queues.send(queue, MessageBody, DelaySeconds && DelaySeconds * 1000),
          // The SDK compares it with the body that it sent.
          MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
        })),
      );
      return { Successful, Failed: [] };
    },
    'AmazonSQS.ChangeMessageVisibility': (input) => {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = visibilitySchema.parse(input);
      queueAt(QueueUrl, queues);
      if (!queues.changeVisibility(ReceiptHandle, VisibilityTimeout * 1000))
        throw new ServiceError('com.amazonaws.sqs#MessageNotInflight', 'The message is not in flight');
    },
  };
}

function queueAt(queueUrl: string, queues: Queues): string {
  const name = queueUrl.split('/').at(-1) ?? '';
  if (!queues.has(name))
    throw new ServiceError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
  return name;
}
