import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that no retry could deliver. */
export interface DeadLetter {
  readonly source: string;
  readonly function: string;
  readonly event: unknown;
  readonly error: unknown;
}

export interface DeadLetters {
  readonly add: (letter: DeadLetter) => void;
}

/** Keeps what could not be delivered in `dead-letters.jsonl` of the data folder, and says so on the console. */
export function deadLetters(dataFolder: string, say: (line: string) => void): DeadLetters {
  const path = join(dataFolder, 'dead-letters.jsonl');
  return {
    add({ error, ...letter }) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      // It may hold personal data, as a dead-letter queue does, so it is the owner's alone.
      appendFileSync(path, `${JSON.stringify({ ...letter, reason })}\n`, { mode: 0o600 });
      say(`${letter.source} → ${letter.function}: not delivered (${reason}); kept in ${path}`);
    },
  };
}
