import type { QueueEntry, QueueLog } from './queue-log.ts';

/** A message of a queue. Instants are milliseconds on the run's clock. */
export interface StoredMessage {
  readonly queue: string;
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  /** How often it was received so far. */
  readonly receives: number;
  /** When it can be received the next time. */
  readonly visibleAt: number;
}

/** The messages of every queue, in the order of sending. Each change is in the log before it is visible. */
export interface StoredMessages {
  readonly of: (queue: string) => readonly StoredMessage[];
  readonly all: () => readonly StoredMessage[];
  /** Resolves once it is on the disk. */
  readonly add: (message: Omit<StoredMessage, 'receives'>) => Promise<void>;
  readonly hide: (message: StoredMessage, next: Pick<StoredMessage, 'receives' | 'visibleAt'>) => Promise<void>;
  readonly remove: (message: StoredMessage) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The messages that the log of an earlier run left, and those that come. */
export function storedMessages(log: QueueLog, earlier: readonly QueueEntry[]): StoredMessages {
  const messages = new Map<string, StoredMessage>();

  const apply = (entry: QueueEntry): void => {
    const { messageId } = entry;
    const known = messages.get(messageId);
    switch (entry.event) {
      case 'sent': {
        const { queue, body, at, visibleAt } = entry;
        const instants = { sentAt: Date.parse(at), visibleAt: Date.parse(visibleAt) };
        messages.set(messageId, { queue, messageId, body, receives: 0, ...instants });
        return;
      }
      case 'failed':
        if (known)
          messages.set(messageId, { ...known, receives: entry.receives, visibleAt: Date.parse(entry.visibleAt) });
        return;
      case 'deleted':
        messages.delete(messageId);
        return;
      default:
        entry satisfies never;
    }
  };
  earlier.forEach(apply);

  const record = (entry: QueueEntry): Promise<void> => {
    // Written first: a change that cannot be written must not be visible.
    const written = log.append(entry);
    apply(entry);
    return written;
  };
  const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

  return {
    of: (queue) => [...messages.values()].filter((message) => message.queue === queue),
    all: () => [...messages.values()],
    add: ({ queue, messageId, body, sentAt, visibleAt }) =>
      record({ event: 'sent', queue, messageId, body, at: instant(sentAt), visibleAt: instant(visibleAt) }),
    hide: ({ messageId }, { receives, visibleAt }) =>
      record({ event: 'failed', messageId, receives, visibleAt: instant(visibleAt) }),
    remove: ({ messageId }) => record({ event: 'deleted', messageId }),
    close: log.close,
  };
}
