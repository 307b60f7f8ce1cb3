import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { messageIdOf, type QueuedMessage } from './queued-message.ts';

/** SQS takes at most this many messages in one request. */
const AT_ONCE = 10;

/** The queue did not take every message. The stream delivers the event again. */
export class MessageNotQueuedError extends Error {
  override readonly name = 'MessageNotQueuedError';
}

export interface MessageQueue {
  /**
   * Adds messages, in requests of ten. Some may be in the queue although it throws; adding all of them again is safe.
   *
   * @throws MessageNotQueuedError where the queue did not take one of them
   */
  readonly add: (messages: readonly QueuedMessage[]) => Promise<void>;
  /** Delivers a received message again after so many seconds. */
  readonly postpone: (receiptHandle: string, seconds: number) => Promise<void>;
}

export function messageQueue(queueUrl: string): MessageQueue {
  // The address of a queue names AWS's host. The local run has the service at another one, which the environment names.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const addBatch = async (messages: readonly QueuedMessage[]): Promise<void> => {
    const Entries = messages.map((message) => ({ Id: entryId(message), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (Failed.length > 0) throw new MessageNotQueuedError(`${Failed.length} of ${messages.length} were not taken`);
  };
  return {
    add: async (messages) => {
      for (let index = 0; index < messages.length; index += AT_ONCE) {
        await addBatch(messages.slice(index, index + AT_ONCE));
      }
    },
    postpone: async (receiptHandle, seconds) => {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}

/** An id within one request: letters, digits, hyphens and underscores, at most 80. */
function entryId(message: QueuedMessage): string {
  return messageIdOf(message)
    .replaceAll(/[^\w-]/g, '_')
    .slice(0, 80);
}
