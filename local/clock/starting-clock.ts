import type { DataFolder } from '../storage/data-folder.ts';
import { StartupError } from '../storage/startup-error.ts';
import { parseInstant, shownInstant } from './clock-text.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** When the default policy was in force, with some of its year still to come. */
export const DEFAULT_CLOCK = '2021-06-16T09:00+08:00';

/**
 * The clock a run begins with. The folder's instant stands where it is the later one; where the wanted one is later, the clock
 * begins at the folder's and is to be advanced, so that what falls due between them happens.
 *
 * @throws StartupError where the machine's time lies before the folder's
 */
export function startingClock(
  wanted: Date | 'real' | undefined,
  folder: Pick<DataFolder, 'clock' | 'path'>,
  say: (line: string) => void,
): { readonly clock: VirtualClock; readonly advanceTo: Date | undefined } {
  const standing = folder.clock.read();
  const persist = folder.clock.write;
  if (wanted === 'real') {
    const machine = new Date();
    if (standing && standing > machine) {
      throw new StartupError(
        `The clock of ${folder.path} stands at ${shownInstant(standing)}, later than this machine's, and never goes back. Choose another --data FOLDER.`,
      );
    }
    return { clock: virtualClock({ start: machine, real: true, persist }), advanceTo: undefined };
  }
  const start = wanted ?? parseInstant(DEFAULT_CLOCK) ?? new Date();
  if (!standing) return { clock: virtualClock({ start, real: false, persist }), advanceTo: undefined };
  if (wanted && wanted < standing) {
    say(
      `The clock of ${folder.path} already stands at ${shownInstant(standing)} and never goes back; it goes on from there.`,
    );
  }
  const advanceTo = start > standing ? start : undefined;
  return { clock: virtualClock({ start: standing, real: false, persist }), advanceTo };
}
