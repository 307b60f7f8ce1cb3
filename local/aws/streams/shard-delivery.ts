import type { Activity } from '../../clock/activity.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { Functions } from '../functions/functions.ts';
import { batchRetries } from './batch-retries.ts';
import { callWithRecords } from './call-with-records.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import type { EventSource } from './event-sources.ts';
import type { StreamRecord } from './stream-reader.ts';

/** The way of one shard's records to one function. */
export interface ShardDelivery {
  /** Takes the shard's next records, those handed over before left out, and answers as `goOn` does. */
  readonly take: (records: readonly StreamRecord[]) => Promise<void>;
  /** Delivers what is there, and answers once all is through or the clock has to move before the next try. */
  readonly goOn: () => Promise<void>;
  /** The sequence number up to which everything is delivered, given up or no business of the function; undefined before the first. */
  readonly passed: () => string | undefined;
  /** Whether nothing is left to deliver. */
  readonly isThrough: () => boolean;
  readonly close: () => void;
}

interface ShardDeliveryDeps {
  readonly source: EventSource;
  /** The sequence number after which to begin. */
  readonly after: string | undefined;
  /** Whether records may go out; a shard waits for the one it continues. */
  readonly mayBegin: () => boolean;
  readonly clock: Pick<VirtualClock, 'at' | 'now'>;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly activity: Pick<Activity, 'track'>;
  readonly deadLetters: DeadLetters;
  /** Told when a later try has ended, whatever came of it. */
  readonly triedAgain: () => Promise<void>;
  /** Told of what must not happen, such as a dead letter that cannot be written. */
  readonly failed: (error: unknown) => void;
}

interface Arrived {
  readonly record: StreamRecord;
  /** When this run first saw it, in milliseconds: the engine's own instants are the machine's, not the clock's. */
  readonly at: number;
}

/**
 * Delivers the records of one shard to one function, in order and at least once.
 *
 * What fails is tried again after pauses that grow, on the clock, and everything behind it waits as it does on AWS. A batch that
 * has been tried too often, or a record that is too old, becomes a dead letter. Nothing of a wait is kept: a run that starts
 * anew tries at once, from the last record that passed.
 */
export function shardDelivery(deps: ShardDeliveryDeps): ShardDelivery {
  const { source, clock, deadLetters } = deps;
  let queue: readonly Arrived[] = [];
  let seen = deps.after;
  let passed = deps.after;
  const retries = batchRetries(source);
  let lastError: unknown;
  let callOffRetry: (() => void) | undefined;
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

  const giveUpTheOld = (): void => {
    const oldest = clock.now().getTime() - source.mostAgeMs;
    const young = queue.findIndex(({ at }) => at >= oldest);
    const old = young === -1 ? queue.length : young;
    if (old > 0) giveUp(old, lastError ?? new Error('too old'));
  };

  const tryAgainAfter = (pauseMs: number): void => {
    callOffRetry = clock.at(new Date(clock.now().getTime() + pauseMs), () => {
      callOffRetry = undefined;
      deps.activity.track(goOn().then(deps.triedAgain)).catch(deps.failed);
    });
  };

  const deliverQueue = async (): Promise<void> => {
    for (giveUpTheOld(); queue.length > 0 && !closed; giveUpTheOld()) {
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
      if (pauseMs !== undefined) return tryAgainAfter(pauseMs);
      giveUp(batch.length, error);
    }
  };

  const mayGoOn = (): boolean => queue.length > 0 && !closed && callOffRetry === undefined && deps.mayBegin();

  const goOn = async (): Promise<void> => {
    // What was handed over while the last delivery ended needs one more.
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
    isThrough: () => queue.length === 0,
    close() {
      closed = true;
      callOffRetry?.();
    },
  };
}

function isAfter(sequenceNumber: string, other: string | undefined): boolean {
  return other === undefined || BigInt(sequenceNumber) > BigInt(other);
}
