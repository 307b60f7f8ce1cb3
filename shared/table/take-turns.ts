import { WriteConflictError } from '../domain/errors.ts';

/** How long work is tried again, and how long its pauses may be. */
export interface Patience {
  /** The sum of the pauses after which work is given up. */
  readonly waitMs: number;
  /** Of the first pause; each one after it may be twice as long as the one before. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/**
 * Repeats work that reads, then writes under a condition, where many writers want the same item at once. Its pauses are
 * longer than those of `retryOnConflict`, with full jitter, so that the writers keep out of each other's way.
 *
 * @param random from 0 up to 1
 * @throws WriteConflictError once it has waited so long
 */
export async function takeTurns<Result>(
  work: () => Promise<Result>,
  { waitMs, firstPauseMs, longestPauseMs }: Patience,
  random: () => number,
): Promise<Result> {
  let waitedMs = 0;
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WriteConflictError) || waitedMs >= waitMs) throw error;
      const pauseMs = random() * Math.min(firstPauseMs * 2 ** tries, longestPauseMs);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      waitedMs += pauseMs;
    }
  }
}
