import { setImmediate } from 'node:timers/promises';

/** Counts the work that is under way, so that a caller can wait until there is none. */
export interface Activity {
  /** Counts a piece of work until its promise settles. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves once no work has been under way for a whole turn of the event loop. */
  readonly idle: () => Promise<void>;
}

/**
 * Starts an activity count at zero.
 *
 * A chain of work, such as a workflow that goes from one step to the next, runs only promises between two tracked
 * pieces. All of those run within one turn of the event loop. So if no work is open and none began during a whole turn,
 * the chain has ended.
 */
export function activity(): Activity {
  let open = 0;
  let begun = 0;
  let waiting: (() => void)[] = [];

  const end = (): void => {
    open -= 1;
    if (open > 0) return;
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  };

  return {
    track(work) {
      open += 1;
      begun += 1;
      return work.finally(end);
    },
    async idle() {
      for (;;) {
        if (open > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        const before = begun;
        await setImmediate();
        if (open === 0 && begun === before) return;
      }
    },
  };
}
