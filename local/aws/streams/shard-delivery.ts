import type { Activity } from '../../clock/activity.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import type { Functions } from '../lambda/functions.ts';
import { batchRetries } from './batch-retries.ts';
import { callWithRecords } from './call-with-records.ts';
import type { EventSource } from './event-sources.ts';
import type { StreamRecord } from './stream-reader.ts';

/** The delivery of one shard's records to one function. */
export interface ShardDelivery {
  /** Adds the shard's next records, ignores those added before, and resolves as `goOn` does. */
  readonly take: (records: readonly StreamRecord[]) => Promise<void>;
  /** Delivers the records, and resolves once all are delivered or the clock has to move before the next try. */
  readonly goOn: () => Promise<void>;
  /**
   * The sequence number up to which every record is delivered, given up or filtered out; undefined before the first.
   */
  readonly passed: () => string | undefined;
  /** Whether every record is delivered or given up. */
  readonly isDone: () => boolean;
  readonly close: () => void;
}

interface ShardDeliveryDeps {
  readonly source: EventSource;
  /** The sequence number after which delivery begins. */
  readonly after: string | undefined;
  /** Whether delivery may begin. A shard waits until its parent is delivered. */
  readonly mayBegin: () => boolean;
  readonly clock: Pick<VirtualClock, 'at' | 'now'>;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly activity: Pick<Activity, 'track'>;
  readonly deadLetters: DeadLetters;
  /** Called when a retry has ended, with or without success. */
  readonly retried: () => Promise<void>;
  /** Called with an error from which delivery cannot recover, such as a dead letter that cannot be written. */
  readonly failed: (error: unknown) => void;
}

interface Arrived {
  readonly record: StreamRecord;
  /** When this run first saw the record on its clock, in milliseconds. The engine's own instants are the machine's. */
  readonly at: number;
}

/**
 * Delivers the records of one shard to one function, in order and at least once.
 *
 * A failed batch is retried after growing pauses on the clock. As on AWS, later records wait behind it. A batch that
 * was retried too often, or a record that is too old, becomes a dead letter. Pauses are not stored: after a restart,
 * the first try is made at once, from the last record that passed.
 */
export function shardDelivery(deps: ShardDeliveryDeps): ShardDelivery {
  const { source, clock, deadLetters } = deps;
  let queue: readonly Arrived[] = [];
  let seen = deps.after;
  let passed = deps.after;
  const retries = batchRetries(source);
  let lastError: unknown;
  let cancelRetry: (() => void) | undefined;
  let delivering: Promise<void> | undefined;
  let closed = false;

  const pass = (count: number): void => {
    const last = queue[count - 1]?.record.dynamodb.SequenceNumber;
    queue = queue.slice(count);
    passed = queue.length === 0 ? seen : (last ?? passed);
    retries.reset();
  };

  const giveUp = (count: number, error: unknown): void => {
    const Records = queue.slice(0, count).map(({ record }) => record);
    deadLetters.add({ source: source.id, function: source.functionArn, event: { Records }, error });
    pass(count);
  };

  const giveUpOldRecords = (): void => {
    const oldest = clock.now().getTime() - source.mostAgeMs;
    const young = queue.findIndex(({ at }) => at >= oldest);
    const old = young === -1 ? queue.length : young;
    if (old > 0) giveUp(old, lastError ?? new Error('too old'));
  };

  const retryAfter = (pauseMs: number): void => {
    cancelRetry = clock.at(new Date(clock.now().getTime() + pauseMs), () => {
      cancelRetry = undefined;
      deps.activity.track(goOn().then(deps.retried)).catch(deps.failed);
    });
  };

  const deliverQueue = async (): Promise<void> => {
    for (giveUpOldRecords(); queue.length > 0 && !closed; giveUpOldRecords()) {
      const batch = queue.slice(0, retries.most()).map(({ record }) => record);
      const outcome = await callWithRecords(source, batch, deps.functions);
      if (closed) return;
      if (outcome.ok) {
        pass(batch.length);
        continue;
      }
      const { handled, error } = outcome;
      lastError = error;
      if (handled > 0) pass(handled);
      const pauseMs = retries.failed({ size: batch.length, handled });
      if (pauseMs !== undefined) return retryAfter(pauseMs);
      giveUp(batch.length, error);
    }
  };

  const mayGoOn = (): boolean => queue.length > 0 && !closed && cancelRetry === undefined && deps.mayBegin();

  const goOn = async (): Promise<void> => {
    // Records that were added while the last delivery ended need another one.
    while (mayGoOn()) {
      delivering ??= deliverQueue().finally(() => {
        delivering = undefined;
      });
      await delivering;
    }
  };

  return {
    goOn,
    async take(records) {
      const fresh = records.filter(({ dynamodb }) => isAfter(dynamodb.SequenceNumber, seen));
      seen = fresh.at(-1)?.dynamodb.SequenceNumber ?? seen;
      const at = clock.now().getTime();
      queue = [...queue, ...fresh.filter(source.passes).map((record) => ({ record, at }))];
      if (queue.length === 0) passed = seen;
      await goOn();
    },
    passed: () => passed,
    isDone: () => queue.length === 0,
    close() {
      closed = true;
      cancelRetry?.();
    },
  };
}

function isAfter(sequenceNumber: string, other: string | undefined): boolean {
  return other === undefined || BigInt(sequenceNumber) > BigInt(other);
}
