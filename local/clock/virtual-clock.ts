/** A callback that waits for an instant. */
interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

export interface VirtualClock {
  readonly now: () => Date;
  /** Whether the clock follows the machine's time. Such a clock cannot be moved. */
  readonly real: boolean;
  /** Calls back at an instant, or at once if the instant has come already. The returned function cancels the call. */
  readonly at: (instant: Date, fire: () => void) => () => void;
  readonly earliestDue: () => Date | undefined;
  /** Moves the clock forward. @throws RangeError if the instant is before now */
  readonly moveTo: (instant: Date) => void;
  /** Fires every timer whose instant has come, earliest first. */
  readonly fireDue: () => void;
}

interface ClockSettings {
  readonly start: Date;
  readonly real: boolean;
  /** Stores the clock's instant before any caller sees it, so that a killed process never resumes at an earlier one. */
  readonly persist: (instant: Date) => void;
}

/** How far the stored instant may lag behind a clock that follows the machine's time, in milliseconds. */
const REAL_PERSIST_INTERVAL = 1000;

/** A clock that keeps its instant until it is moved, or follows the machine's time if `real`. It never goes back. */
export function virtualClock({ start, real, persist }: ClockSettings): VirtualClock {
  const timers = new Set<Timer>();
  let reached = start.getTime();
  let persisted = start.getTime();
  persist(start);

  const machineNow = (): number => {
    // The machine's time may be set back. What was stored under the later time must stay in the past.
    reached = Math.max(reached, Date.now());
    if (reached - persisted >= REAL_PERSIST_INTERVAL) {
      persisted = reached;
      persist(new Date(reached));
    }
    return reached;
  };
  const present = (): number => (real ? machineNow() : reached);

  return {
    real,
    now: () => new Date(present()),
    at(instant, fire) {
      const due = instant.getTime();
      if (due <= present()) {
        fire();
        return () => {};
      }
      const timer = { due, fire };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    earliestDue() {
      let earliest = Number.POSITIVE_INFINITY;
      for (const { due } of timers) earliest = Math.min(earliest, due);
      return earliest === Number.POSITIVE_INFINITY ? undefined : new Date(earliest);
    },
    moveTo(instant) {
      if (real) return;
      if (instant.getTime() < reached) throw new RangeError('A clock never goes back');
      if (instant.getTime() === reached) return;
      persist(instant);
      reached = instant.getTime();
    },
    fireDue() {
      const due = [...timers].filter((timer) => timer.due <= present()).sort((one, other) => one.due - other.due);
      for (const timer of due) {
        // A timer fired before this one may have cancelled it.
        if (timers.delete(timer)) timer.fire();
      }
    },
  };
}
