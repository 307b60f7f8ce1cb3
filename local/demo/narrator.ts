import { beijingTime } from '../../shared/domain/civil-date.ts';
import type { ServiceClock } from './service-clock.ts';

/** Prints the story on the console: who did what, at which Beijing time, and with what result. */
export interface Narrator {
  readonly step: (who: string, what: string, ...details: readonly string[]) => Promise<void>;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Prints each step with the time of the service's clock. */
export function consoleNarrator(clock: ServiceClock): Narrator {
  return {
    step: async (who, what, ...details) => {
      console.log(`\n${shownTime(await clock.now())}  ${who}: ${what}`);
      for (const detail of details) console.log(`    ${detail}`);
    },
  };
}

/** An instant in Beijing time to the minute, with its weekday: `2021-06-16 Wed 09:00`. */
export function shownTime(instant: Date): string {
  const text = beijingTime(instant);
  const weekday = weekdays[new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay()];
  return `${text.slice(0, 10)} ${weekday} ${text.slice(11, 16)}`;
}
