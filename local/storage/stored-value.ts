import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { StartupError } from './startup-error.ts';

/** A value kept in a small file of the data folder. */
export interface StoredValue<Value> {
  /** @throws StartupError if the file holds something else than `write` writes */
  readonly read: () => Value | undefined;
  readonly write: (value: Value) => void;
}

/** A disk writes a sector as a whole or not at all. */
const SECTOR_BYTES = 512;

/**
 * A JSON file that holds a complete value at every moment, even if the process is killed during a write.
 *
 * A new text replaces the file by a rename. A text of the same length that fits into one sector is written over the old
 * one instead, which is several times faster: a year of hourly ticks writes the clock nine thousand times.
 */
export function jsonFile<Value>(folder: string, name: string, schema: z.ZodType<Value>): StoredValue<Value> {
  const path = join(folder, name);
  const incoming = `${path}.incoming`;
  let writtenLength: number | undefined;
  return {
    read() {
      const text = readIfPresent(path);
      if (text === undefined) return undefined;
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success) throw damaged(folder, name, 'does not hold what the local run wrote there');
      return parsed.data;
    },
    write(value) {
      const text = Buffer.from(JSON.stringify(value));
      if (text.length === writtenLength && text.length <= SECTOR_BYTES) {
        writeFileSync(path, text, { flag: 'r+' });
        return;
      }
      writeFileSync(incoming, text, { mode: 0o600 });
      renameSync(incoming, path);
      writtenLength = text.length;
    },
  };
}

/** The error for a damaged file of a data folder. */
export function damaged(folder: string, file: string, why: string): StartupError {
  return new StartupError(
    `The data folder ${folder} is damaged: ${file} ${why}. Restore it, or start afresh with another --data FOLDER.`,
  );
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
