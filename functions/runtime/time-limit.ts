/**
 * Whether so many milliseconds have not passed since now, by the clock of the machine: the service's own clock may be
 * moved, or stand still.
 */
export function timeLimit(milliseconds: number): () => boolean {
  const until = performance.now() + milliseconds;
  return () => performance.now() < until;
}
