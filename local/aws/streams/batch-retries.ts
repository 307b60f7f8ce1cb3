import type { EventSource } from './event-sources.ts';

/** How often a shard's records at the head have failed, and what follows from it. */
export interface BatchRetries {
  /** How many records the next try takes at most. */
  readonly most: () => number;
  /**
   * Counts a batch that failed after its first `handled` records.
   *
   * @returns how long to wait before the next try, in milliseconds; undefined where the batch is to be given up
   */
  readonly failed: (batch: { readonly size: number; readonly handled: number }) => number | undefined;
  /** Begins anew, for records that have not failed. */
  readonly reset: () => void;
}

/** AWS publishes no figures for its back-off; these come to minutes after a few tries. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Counts the tries of one shard's batches as AWS does: the limit is a batch's own, records before the one at fault end the count,
 * and halving a batch is no retry.
 */
export function batchRetries(source: Pick<EventSource, 'batchSize' | 'bisects' | 'mostRetries'>): BatchRetries {
  let retries = 0;
  // Never more than failed: what came meanwhile must not share its fate.
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
