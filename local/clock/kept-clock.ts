import * as z from 'zod';
import { jsonFile, type StoredValue } from '../storage/stored-value.ts';
import { parseInstant } from './clock-text.ts';

const clockSchema = z.object({ now: z.string().refine((text) => parseInstant(text)) });

/** The instant that the clock of a data folder has reached. */
export function keptClock(folder: string): StoredValue<Date> {
  const file = jsonFile(folder, 'clock.json', clockSchema);
  return {
    read() {
      const now = file.read()?.now;
      return now === undefined ? undefined : parseInstant(now);
    },
    write: (now) => file.write({ now: now.toISOString() }),
  };
}
