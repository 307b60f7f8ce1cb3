import type { Streams } from '../aws/streams/streams.ts';
import type { Activity } from './activity.ts';
import type { Schedules } from '../aws/schedules/schedules.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The clock was asked to go back, or to move though it follows the machine's time. */
export class ClockRefusedError extends Error {}

export interface Timeline {
  /** Answers, after the moves asked for before, once nothing is under way and the table's stream is delivered to its end. */
  readonly settle: () => Promise<void>;
  /**
   * Moves the clock to the instant the function names, passing every moment at which something is due, in order, and answers at rest.
   * Moves asked for meanwhile come one after another, each reckoned from where the one before it ended.
   *
   * @throws ClockRefusedError where it lies before now, or the clock follows the machine's time
   */
  readonly advance: (target: (now: Date) => Date) => Promise<void>;
  readonly close: () => void;
}

interface TimelineDeps {
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly schedules: Schedules;
  readonly streams: Pick<Streams, 'deliver' | 'tableMayHaveChanged'>;
}

/** How often a clock on the machine's time looks for what is due, in milliseconds. */
const REAL_CLOCK_LOOK = 1000;

/** What happens when: timers and schedules on one clock, in order, with rest between. */
export function timeline(deps: TimelineDeps): Timeline {
  const { clock, activity, schedules, streams } = deps;
  let turn: Promise<void> = Promise.resolve();

  const rest = async (): Promise<void> => {
    do await activity.idle();
    while (await streams.deliver());
    await activity.idle();
  };

  const moveTo = (instant: Date): void => {
    clock.moveTo(instant);
    schedules.passTo(instant);
  };

  const passEverythingDueBy = async (end: Date): Promise<void> => {
    await rest();
    for (;;) {
      const timer = clock.earliestDue();
      const tick = schedules.nextTick();
      // A sweep must not take a wait that ends at this very moment for late, so waits go first.
      const isTimer = timer !== undefined && (tick === undefined || timer <= tick);
      const due = isTimer ? timer : tick;
      if (due === undefined || due > end) break;
      moveTo(due);
      if (isTimer) clock.fireDue();
      else schedules.fire(due);
      await rest();
    }
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };

  let looking = false;
  const look = (): void => {
    if (looking) return;
    looking = true;
    void inTurn(() => passEverythingDueBy(clock.now())).finally(() => {
      looking = false;
    });
  };
  const looks = clock.real ? setInterval(look, REAL_CLOCK_LOOK) : undefined;

  return {
    settle: () =>
      inTurn(() => {
        // Somebody else may have written to a table of their own.
        streams.tableMayHaveChanged();
        return rest();
      }),
    advance: (target) =>
      inTurn(async () => {
        if (clock.real)
          throw new ClockRefusedError('The clock follows the machine; start with --clock INSTANT to move it.');
        const end = target(clock.now());
        if (end < clock.now()) throw new ClockRefusedError('The clock never goes back.');
        await passEverythingDueBy(end);
        moveTo(end);
        await rest();
      }),
    close: () => clearInterval(looks),
  };
}
