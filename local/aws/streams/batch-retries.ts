import type { EventSource } from './event-sources.ts';

/** Counts how often the records at the head of a shard have failed, and decides what follows. */
export interface BatchRetries {
  /** The largest number of records for the next try. */
  readonly most: () => number;
  /**
   * Counts a batch that failed after its first `handled` records.
   *
   * @returns how long to wait before the next try, in milliseconds; undefined if the batch is to be given up
   */
  readonly failed: (batch: { readonly size: number; readonly handled: number }) => number | undefined;
  /** Starts again, for records that have not failed. */
  readonly reset: () => void;
}

/** AWS publishes no figures for its back-off. These reach minutes after a few tries. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Counts the tries of one shard's batches as AWS does. The limit applies to each batch. The count restarts when records
 * before the failing one were handled, and halving a batch does not count as a retry.
 */
export function batchRetries(source: Pick<EventSource, 'batchSize' | 'bisects' | 'mostRetries'>): BatchRetries {
  let retries = 0;
  // The next try takes no more records than have failed, so that later records are not given up with them.
  let most = source.batchSize;
  return {
    most: () => most,
    failed({ size, handled }) {
      if (handled > 0) {
        retries = 0;
        most = size - handled;
      } else if (source.bisects && size > 1) {
        most = Math.ceil(size / 2);
      } else {
        if (retries >= source.mostRetries) return undefined;
        retries += 1;
        most = size;
      }
      return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retries);
    },
    reset() {
      retries = 0;
      most = source.batchSize;
    },
  };
}
