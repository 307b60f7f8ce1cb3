/** Runs a call once fewer than the allowed number are under way. */
export type CallSlots = <Result>(call: () => Promise<Result>) => Promise<Result>;

/**
 * Keeps the reserved concurrency of one function: at most so many of its calls run at once.
 *
 * AWS refuses a call above the limit with `TooManyRequestsException`, and the caller tries again after a pause. The
 * local run skips short pauses, so here the call waits for its turn instead, first come first served.
 */
export function callSlots(reserved: number | undefined): CallSlots {
  if (reserved === undefined) return (call) => call();
  const waiting: (() => void)[] = [];
  let free = reserved;
  return async (call) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await call();
    } finally {
      // A call that waits takes over this slot, so that no later call gets in before it.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
