import { setImmediate } from 'node:timers/promises';

/** Counts what is under way, so that one can wait until nothing is. */
export interface Activity {
  /** Counts a piece of work until it ends, well or badly. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Answers once nothing has been under way for a whole turn of the event loop. */
  readonly idle: () => Promise<void>;
}

/**
 * An activity count.
 *
 * Between two tracked pieces of work of one chain (a workflow going from one step to the next) only promises run, and they all
 * run within one turn of the event loop; so a turn in which nothing began and nothing is open means that nothing goes on.
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
