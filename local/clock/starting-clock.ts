import { StartupError } from '../storage/startup-error.ts';
import type { StoredValue } from '../storage/stored-value.ts';
import { parseInstant, shownInstant } from './clock-text.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** A moment at which the default policy was in force, with half a year of it still to come. */
export const DEFAULT_CLOCK = '2021-06-16T09:00+08:00';

interface StartingClockSettings {
  readonly wanted: Date | 'real' | undefined;
  /** The path of the data folder, for messages. */
  readonly folder: string;
  readonly kept: StoredValue<Date>;
  readonly say: (line: string) => void;
}

/**
 * The clock of a new run. It never starts before the instant kept in the data folder.
 *
 * If the wanted instant is later than the kept one, the clock starts at the kept one and `advanceTo` names the wanted
 * one: the caller advances the clock, so that everything due in between happens.
 *
 * @throws StartupError if the machine's time is before the kept instant
 */
export function startingClock({ wanted, folder, kept, say }: StartingClockSettings): {
  readonly clock: VirtualClock;
  readonly advanceTo: Date | undefined;
} {
  const reached = kept.read();
  const persist = kept.write;
  if (wanted === 'real') {
    const machine = new Date();
    if (reached && reached > machine) {
      throw new StartupError(
        `The clock of ${folder} is at ${shownInstant(reached)}, later than this machine's, and never goes back. Choose another --data FOLDER.`,
      );
    }
    return { clock: virtualClock({ start: machine, real: true, persist }), advanceTo: undefined };
  }
  const start = wanted ?? parseInstant(DEFAULT_CLOCK) ?? new Date();
  if (!reached) return { clock: virtualClock({ start, real: false, persist }), advanceTo: undefined };
  if (wanted && wanted < reached) {
    say(`The clock of ${folder} is already at ${shownInstant(reached)} and never goes back; it goes on from there.`);
  }
  const advanceTo = start > reached ? start : undefined;
  return { clock: virtualClock({ start: reached, real: false, persist }), advanceTo };
}
