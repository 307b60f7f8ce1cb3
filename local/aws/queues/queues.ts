import { randomUUID } from 'node:crypto';
import type { Activity } from '../../clock/activity.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import type { Functions } from '../lambda/functions.ts';
import { callWithMessages, type ReceivedMessage, recordOf } from './call-with-messages.ts';
import type { QueueConsumer, QueueDefinition } from './queue-definitions.ts';
import type { StoredMessage, StoredMessages } from './stored-messages.ts';

export interface Queues {
  /** Whether the stack has a queue of this name. */
  readonly has: (queue: string) => boolean;
  /**
   * Adds a message, and returns its id once it is on the disk. The delivery begins at once, or after the delay.
   *
   * @param delayMs the queue's own delay unless given
   */
  readonly send: (queue: string, body: string, delayMs?: number) => Promise<string>;
  /** Sets how long a received message stays hidden, from now. False if the handle is of no message under way. */
  readonly changeVisibility: (receiptHandle: string, milliseconds: number) => boolean;
  /** Delivers the messages that an earlier run left, each when it is visible. */
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

interface QueuesDeps {
  readonly definitions: ReadonlyMap<string, QueueDefinition>;
  readonly messages: StoredMessages;
  readonly clock: Pick<VirtualClock, 'at' | 'now'>;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly activity: Pick<Activity, 'track'>;
  readonly deadLetters: DeadLetters;
  /** Called with an error from which delivery cannot recover, such as a log that cannot be written. */
  readonly failed: (error: unknown) => void;
}

/**
 * The queues of the stack, delivered at least once to the functions of their event source mappings.
 *
 * Visible messages are delivered in the order in which they were sent, in one batch after another. AWS promises no
 * order, and calls up to the mapping's number of functions at once. A message under way while the process is killed
 * counts as not received: the next run delivers it at once, where AWS would wait for its visibility timeout.
 */
export function queues(deps: QueuesDeps): Queues {
  const { definitions, messages, clock, deadLetters } = deps;
  /** When each message that a function has at present becomes visible, by its handle. */
  const underWay = new Map<string, number>();
  const lastErrors = new Map<string, unknown>();
  const delivering = new Map<string, Promise<void>>();
  const running = new Set<string>();
  let closed = false;

  const now = (): number => clock.now().getTime();

  const giveUp = async (message: StoredMessage, { name, arn }: QueueDefinition, { functionArn }: QueueConsumer) => {
    const { messageId } = message;
    const error = lastErrors.get(messageId) ?? new Error('received too often');
    const Records = [recordOf({ message, receiptHandle: '' }, arn)];
    deadLetters.add({ source: name, function: functionArn, event: { Records }, error });
    lastErrors.delete(messageId);
    await messages.remove(message);
  };

  const visibleIn = ({ name }: QueueDefinition): readonly StoredMessage[] =>
    messages.of(name).filter(({ visibleAt }) => visibleAt <= now());

  const receive = (message: StoredMessage, { visibilityMs }: QueueDefinition): ReceivedMessage => {
    const receiptHandle = randomUUID();
    underWay.set(receiptHandle, now() + visibilityMs);
    return { message, receiptHandle };
  };

  const settle = async ({ message, receiptHandle }: ReceivedMessage, failed: boolean, error: unknown) => {
    const visibleAt = underWay.get(receiptHandle) ?? now();
    underWay.delete(receiptHandle);
    if (!failed) {
      lastErrors.delete(message.messageId);
      return messages.remove(message);
    }
    lastErrors.set(message.messageId, error);
    await messages.hide(message, { receives: message.receives + 1, visibleAt });
    deliverAt(message.queue, visibleAt);
  };

  const deliver = async (queue: QueueDefinition, consumer: QueueConsumer): Promise<void> => {
    try {
      while (!closed) {
        const visible = visibleIn(queue);
        // Nothing may wait between this look and the return: a message that comes meanwhile would be overlooked.
        if (visible.length === 0) return;
        const spent = visible.filter(({ receives }) => receives >= queue.mostReceives);
        await Promise.all(spent.map((message) => giveUp(message, queue, consumer)));
        const young = visible.filter((message) => !spent.includes(message)).slice(0, consumer.batchSize);
        if (young.length === 0) continue;
        const batch = young.map((message) => receive(message, queue));
        const { failed, error } = await callWithMessages(queue, consumer, batch, deps.functions);
        const isFailed = ({ message }: ReceivedMessage): boolean => failed.has(message.messageId);
        // While the run closes, a call may fail for that reason alone. The next run delivers the message again.
        const over = closed ? batch.filter((received) => !isFailed(received)) : batch;
        await Promise.all(over.map((received) => settle(received, isFailed(received), error)));
      }
    } finally {
      running.delete(queue.name);
    }
  };

  const startDelivery = (name: string): void => {
    const queue = definitions.get(name);
    if (closed || running.has(name) || !queue?.consumer) return;
    running.add(name);
    delivering.set(name, deps.activity.track(deliver(queue, queue.consumer)).catch(deps.failed));
  };

  const deliverAt = (queue: string, visibleAt: number): void => {
    clock.at(new Date(visibleAt), () => startDelivery(queue));
  };

  return {
    has: (queue) => definitions.has(queue),
    async send(queue, body, delayMs = definitions.get(queue)?.delayMs ?? 0) {
      const messageId = randomUUID();
      const visibleAt = now() + delayMs;
      const stored = messages.add({ queue, messageId, body, sentAt: now(), visibleAt });
      deliverAt(queue, visibleAt);
      await stored;
      return messageId;
    },
    changeVisibility(receiptHandle, milliseconds) {
      if (!underWay.has(receiptHandle)) return false;
      underWay.set(receiptHandle, now() + milliseconds);
      return true;
    },
    resume() {
      for (const { queue, visibleAt } of messages.all()) deliverAt(queue, visibleAt);
    },
    async close() {
      closed = true;
      await Promise.all(delivering.values());
      await messages.close();
    },
  };
}
