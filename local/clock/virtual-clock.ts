/** A moment somebody waits for. */
interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

export interface VirtualClock {
  readonly now: () => Date;
  /** Whether the machine's time drives it; it then cannot be moved. */
  readonly real: boolean;
  /** Calls back at an instant; one that is here or past calls back at once. The answer calls it off. */
  readonly at: (instant: Date, fire: () => void) => () => void;
  readonly earliestDue: () => Date | undefined;
  /** Moves to an instant that is not before now. @throws RangeError where it is before */
  readonly moveTo: (instant: Date) => void;
  /** Calls back all that wait for a moment that has come, earliest first. */
  readonly fireDue: () => void;
}

interface ClockSettings {
  readonly start: Date;
  readonly real: boolean;
  /** Keeps the instant the clock stands at, before anything sees it, so that a killed process never resumes earlier. */
  readonly persist: (instant: Date) => void;
}

/** How far the kept instant of a clock on the machine's time may lag, in milliseconds. */
const REAL_PERSIST_INTERVAL = 1000;

/** A clock that stands still until it is moved, or follows the machine's time where `real`; it never goes back. */
export function virtualClock({ start, real, persist }: ClockSettings): VirtualClock {
  const timers = new Set<Timer>();
  let standing = start.getTime();
  let persisted = start.getTime();
  persist(start);

  const machineNow = (): number => {
    // The machine's time may be set back; what was stored under the later time must stay in the past.
    standing = Math.max(standing, Date.now());
    if (standing - persisted >= REAL_PERSIST_INTERVAL) {
      persisted = standing;
      persist(new Date(standing));
    }
    return standing;
  };
  const present = (): number => (real ? machineNow() : standing);

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
      if (instant.getTime() < standing) throw new RangeError('A clock never goes back');
      if (instant.getTime() === standing) return;
      persist(instant);
      standing = instant.getTime();
    },
    fireDue() {
      const due = [...timers].filter((timer) => timer.due <= present()).sort((one, other) => one.due - other.due);
      for (const timer of due) {
        // An earlier one may have called this one off.
        if (timers.delete(timer)) timer.fire();
      }
    },
  };
}
