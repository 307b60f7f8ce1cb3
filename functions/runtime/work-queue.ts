import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/** SQS takes at most this many messages in one request. */
const AT_ONCE = 10;

/** The queue did not take every message. Adding all of them again is safe, as every reader takes a message once. */
export class NotQueuedError extends Error {
  override readonly name = 'NotQueuedError';
}

export interface WorkQueue<Message> {
  /**
   * Adds messages, in requests of ten. Some may be in the queue although it throws; adding all of them again is safe.
   *
   * @throws NotQueuedError where the queue did not take one of them
   */
  readonly add: (messages: readonly Message[]) => Promise<void>;
  /** Delivers a received message again after so many seconds. */
  readonly postpone: (receiptHandle: string, seconds: number) => Promise<void>;
}

/** @param entryIdOf an id within one request: letters, digits, hyphens and underscores, at most 80 */
export function workQueue<Message>(queueUrl: string, entryIdOf: (message: Message) => string): WorkQueue<Message> {
  // The address of a queue names AWS's host. The local run has the service at another one, which the environment names.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const addBatch = async (messages: readonly Message[]): Promise<void> => {
    const Entries = messages.map((message) => ({ Id: entryIdOf(message), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (Failed.length > 0) throw new NotQueuedError(`${Failed.length} of ${messages.length} were not taken`);
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
