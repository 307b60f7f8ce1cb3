import { type WorkQueue, workQueue } from '../runtime/work-queue.ts';
import { messageIdOf, type QueuedMessage } from './queued-message.ts';

/** The messages that are to be sent. Where one was not taken, the stream delivers its event again. */
export type MessageQueue = WorkQueue<QueuedMessage>;

export function messageQueue(queueUrl: string): MessageQueue {
  return workQueue<QueuedMessage>(queueUrl, (message) =>
    messageIdOf(message)
      .replaceAll(/[^\w-]/g, '_')
      .slice(0, 80),
  );
}
