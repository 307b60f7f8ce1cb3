import type { Activity } from './activity.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Why a request to move the clock was refused. */
type ClockRefusal = 'clock-never-goes-back' | 'clock-follows-machine' | 'clock-moved-too-far';

/** A request to move the clock was refused. */
export class ClockRefusedError extends Error {
  readonly refusal: ClockRefusal;

  constructor(refusal: ClockRefusal, message: string) {
    super(message);
    this.refusal = refusal;
  }
}

export interface Timeline {
  /** Resolves, after all earlier moves, once no work is under way and every delivery is made. */
  readonly settle: () => Promise<void>;
  /**
   * Moves the clock to the target instant, stops at every instant at which something is due, and resolves at rest.
   * Moves requested meanwhile run one after another. Each gets the instant at which the one before it ended.
   *
   * @throws ClockRefusedError if the target is before now, or the clock follows the machine's time
   */
  readonly advance: (target: (now: Date) => Date) => Promise<void>;
  readonly close: () => void;
}

/** What ticks at regular instants, apart from the timers of the clock. */
export interface Ticks {
  /** The earliest tick still to come that may find something to do, or undefined if there is none. */
  readonly nextTick: () => Date | undefined;
  /** The clock has reached an instant: earlier ticks that would have found nothing are over, a tick at it is not. */
  readonly passTo: (now: Date) => void;
  /** Starts the work of every schedule that ticks at this instant. */
  readonly fire: (tick: Date) => void;
}

/** What delivers the changes of stored data. */
export interface Deliveries {
  /** Delivers every change; resolves to whether there was one that could have caused more work. */
  readonly deliver: () => Promise<boolean>;
  readonly tableMayHaveChanged: () => void;
}

interface TimelineDeps {
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly schedules: Ticks;
  readonly streams: Deliveries;
}

/** How often a clock on the machine's time checks what is due, in milliseconds. */
const REAL_CLOCK_CHECK = 1000;

/** Runs timers and schedules on one clock, in order. The work of one instant is over before the clock moves on. */
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
      // Timers go first: a sweep at the same instant must not find a wait overdue that is about to end.
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

  let checking = false;
  const check = (): void => {
    if (checking) return;
    checking = true;
    void inTurn(() => passEverythingDueBy(clock.now())).finally(() => {
      checking = false;
    });
  };
  const checks = clock.real ? setInterval(check, REAL_CLOCK_CHECK) : undefined;

  return {
    settle: () =>
      inTurn(() => {
        // Another process may have written to a table at DYNAMODB_ENDPOINT.
        streams.tableMayHaveChanged();
        return rest();
      }),
    advance: (target) =>
      inTurn(async () => {
        if (clock.real)
          throw new ClockRefusedError(
            'clock-follows-machine',
            'The clock follows the machine; start with --clock INSTANT to move it.',
          );
        const end = target(clock.now());
        if (end < clock.now()) throw new ClockRefusedError('clock-never-goes-back', 'The clock never goes back.');
        await passEverythingDueBy(end);
        moveTo(end);
        await rest();
      }),
    close: () => clearInterval(checks),
  };
}
