import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** An event that no retry could deliver. */
export interface DeadLetter {
  readonly source: string;
  readonly function: string;
  readonly event: unknown;
  readonly error: unknown;
}

export interface DeadLetters {
  readonly add: (letter: DeadLetter) => void;
}

/**
 * Stores events that could not be delivered in `dead-letters.jsonl` of the data folder, and reports each on the
 * console.
 */
export function deadLetters(dataFolder: string, say: (line: string) => void): DeadLetters {
  const path = join(dataFolder, 'dead-letters.jsonl');
  return {
    add({ error, ...letter }) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      // Like a dead-letter queue, the file may hold personal data, so only its owner may read it.
      appendFileSync(path, `${JSON.stringify({ ...letter, reason })}\n`, { mode: 0o600 });
      say(`${letter.source} → ${letter.function}: not delivered (${reason}); kept in ${path}`);
    },
  };
}
