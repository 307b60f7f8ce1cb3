import * as z from 'zod';
import type { VirtualClock } from '../../clock/virtual-clock.ts';

/** What a state's Retry field says of one group of errors, with the defaults of the Amazon States Language. */
export const retrierSchema = z.looseObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  MaxDelaySeconds: z.number().optional(),
});
export type Retrier = z.output<typeof retrierSchema>;

/** A pause up to this length belongs to the work under way, and is skipped. A longer one is time that passes. */
export const LONGEST_SKIPPED_SECONDS = 64;

const WILDCARDS: readonly string[] = ['States.ALL', 'States.TaskFailed'];

interface RetryPauses {
  /** The pause in seconds after a failed try, or undefined if the state is not tried again. */
  readonly failed: (errorName: string) => number | undefined;
  /** The state was left: the next entry into it begins counting anew. */
  readonly left: () => void;
}

/**
 * Counts the failed tries of one state as the interpreter does, to know the pause before the next one. Jitter is left
 * out, so a pause is as long as it can be.
 */
export function retryPauses(retriers: readonly Retrier[]): RetryPauses {
  const failures = retriers.map(() => 0);
  const left = (): void => {
    failures.fill(0);
  };
  return {
    left,
    failed(errorName) {
      const index = retriers.findIndex(({ ErrorEquals }) =>
        ErrorEquals.some((name) => name === errorName || WILDCARDS.includes(name)),
      );
      const retrier = retriers[index];
      const earlier = failures[index] ?? 0;
      if (!retrier || earlier >= retrier.MaxAttempts) {
        left();
        return undefined;
      }
      failures[index] = earlier + 1;
      const pause = retrier.IntervalSeconds * retrier.BackoffRate ** earlier;
      return Math.min(pause, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
    },
  };
}

/** The calls of functions that one execution has under way. */
export interface ExecutionCalls {
  readonly track: <Result>(call: Promise<Result>) => Promise<Result>;
  /** Resolves once the execution has no call under way. */
  readonly none: () => Promise<void>;
}

export function executionCalls(): ExecutionCalls {
  let open = 0;
  let waiting: (() => void)[] = [];
  return {
    track(call) {
      open += 1;
      return call.finally(() => {
        open -= 1;
        if (open > 0) return;
        for (const resolve of waiting) resolve();
        waiting = [];
      });
    },
    none: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

/** Says until when something waits. The returned function says that the wait is over. */
export type SayWaiting = (until: Date) => () => void;

/**
 * Adds to a state's handler the pauses between its tries: a failure is passed on to the interpreter, which tries again
 * at once, only when the pause is over.
 *
 * A long pause follows the virtual clock. A short one lasts until the execution's other calls have returned, as they
 * mostly would within its seconds on AWS.
 */
export function pausingBetweenTries<Input, Output>(
  handle: (input: Input) => Promise<Output>,
  {
    retriers,
    clock,
    calls,
    sayWaiting,
  }: {
    readonly retriers: readonly Retrier[];
    readonly clock: VirtualClock;
    readonly calls: ExecutionCalls;
    readonly sayWaiting: SayWaiting;
  },
): (input: Input) => Promise<Output> {
  const pauses = retryPauses(retriers);
  return async (input) => {
    try {
      const output = await handle(input);
      pauses.left();
      return output;
    } catch (error) {
      const seconds = pauses.failed(error instanceof Error ? error.name : '');
      if (seconds !== undefined) {
        const until = new Date(clock.now().getTime() + seconds * 1000);
        await (seconds > LONGEST_SKIPPED_SECONDS ? reached(until, clock, sayWaiting) : calls.none());
      }
      throw error;
    }
  };
}

/** Resolves once the virtual clock has come to an instant. */
export async function reached(instant: Date, clock: VirtualClock, sayWaiting: SayWaiting): Promise<void> {
  const over = sayWaiting(instant);
  await new Promise<void>((resolve) => {
    clock.at(instant, resolve);
  });
  over();
}
