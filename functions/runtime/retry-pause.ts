const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 15 * 60;

/**
 * The pause before a message of a queue is tried again, in seconds: 30 s, 1, 2, 4 and 8 minutes, then a quarter of an
 * hour each.
 *
 * @param tries how often it was tried so far, at least 1
 */
export function retryPauseSeconds(tries: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** (tries - 1), LONGEST_PAUSE_SECONDS);
}
