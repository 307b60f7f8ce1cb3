import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { parseInstant } from '../clock/clock-text.ts';
import { StartupError } from './startup-error.ts';
import { jsonFile, type StoredValue } from './stored-value.ts';

/** The folder in which a local run keeps everything that outlives it, held by one run at a time. */
export interface DataFolder {
  readonly path: string;
  readonly tableFile: string;
  /** Where the synthesised stack is written. */
  readonly assemblyFolder: string;
  readonly clock: StoredValue<Date>;
  /** How far each event source has read the stream: source → shard → last sequence number delivered. */
  readonly checkpoints: StoredValue<StreamCheckpoints>;
  /** The HMAC keys of the integrations, made once. */
  readonly keys: IntegrationKeys;
  readonly release: () => void;
}

export type StreamCheckpoints = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type IntegrationKeys = Readonly<Record<'registers' | 'bank' | 'messages', string>>;

const clockSchema = z.object({ now: z.string().refine((text) => parseInstant(text)) });
const keysSchema = z.object({ registers: z.string().min(32), bank: z.string().min(32), messages: z.string().min(32) });
const checkpointsSchema = z.record(z.string(), z.record(z.string(), z.string().regex(/^\d+$/)));

/**
 * Opens a data folder, making it where it does not exist.
 *
 * @throws StartupError where another run holds it, it cannot be written, or a file in it is damaged
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartupError(
      `The data folder ${path} cannot be made: ${reasonOf(error)}. Choose another with --data FOLDER.`,
    );
  }
  const lock = takeLock(path);
  try {
    const clock = clockFile(path);
    const checkpointsFile = jsonFile(path, 'stream-checkpoints.json', checkpointsSchema);
    // Read now, so that damage shows before anything has started.
    clock.read();
    checkpointsFile.read();
    return {
      path,
      tableFile: join(path, 'table.sqlite'),
      assemblyFolder: join(path, 'assembly'),
      clock,
      checkpoints: checkpointsFile,
      keys: integrationKeys(path),
      release: () => lock.close(),
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** The operating system drops a file lock with the process that held it, however that ends, so none is ever stale. */
function takeLock(path: string): DatabaseSync {
  try {
    const lock = new DatabaseSync(join(path, 'lock'));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (/locked/.test(reasonOf(error))) {
      throw new StartupError(
        `The data folder ${path} is in use by another run. Stop that one, or choose another with --data FOLDER.`,
      );
    }
    throw new StartupError(
      `The data folder ${path} cannot be used: ${reasonOf(error)}. Choose another with --data FOLDER.`,
    );
  }
}

function clockFile(path: string): StoredValue<Date> {
  const file = jsonFile(path, 'clock.json', clockSchema);
  return {
    read() {
      const now = file.read()?.now;
      return now === undefined ? undefined : parseInstant(now);
    },
    write: (now) => file.write({ now: now.toISOString() }),
  };
}

function integrationKeys(path: string): IntegrationKeys {
  const file = jsonFile(path, 'integration-keys.json', keysSchema);
  const standing = file.read();
  if (standing) return standing;
  const made = { registers: freshKey(), bank: freshKey(), messages: freshKey() };
  file.write(made);
  return made;
}

function freshKey(): string {
  return randomBytes(32).toString('hex');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
