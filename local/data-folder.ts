import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { parseInstant } from './clock-text.ts';
import { StartupError } from './startup-error.ts';

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

/** A small file that is always whole: read at start, replaced in one step. */
export interface StoredValue<Value> {
  readonly read: () => Value | undefined;
  readonly write: (value: Value) => void;
}

export type StreamCheckpoints = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type IntegrationKeys = Readonly<Record<'registers' | 'bank' | 'messages', string>>;

const clockSchema = z.object({
  now: z.string().transform((text, context) => {
    const instant = parseInstant(text);
    if (instant) return instant;
    context.addIssue({ code: 'custom', message: 'no instant' });
    return z.NEVER;
  }),
});
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
    const clockFile = jsonFile(path, 'clock.json', clockSchema);
    const checkpointsFile = jsonFile(path, 'stream-checkpoints.json', checkpointsSchema);
    const tableFile = join(path, 'table.sqlite');
    checkTableFile(path, tableFile);
    // Read now, so that damage shows before anything has started.
    clockFile.read();
    checkpointsFile.read();
    return {
      path,
      tableFile,
      assemblyFolder: join(path, 'assembly'),
      clock: { read: () => clockFile.read()?.now, write: (now) => clockFile.write({ now: now.toISOString() }) },
      checkpoints: checkpointsFile,
      keys: integrationKeys(path),
      release: () => lock.close(),
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** The error that a damaged file of a data folder is told with. */
export function damaged(folder: string, file: string, why: string): StartupError {
  return new StartupError(
    `The data folder ${folder} is damaged: ${file} ${why}. Restore it, or start afresh with another --data FOLDER.`,
  );
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

function checkTableFile(folder: string, file: string): void {
  try {
    const database = new DatabaseSync(file);
    try {
      const [row] = database.prepare('PRAGMA quick_check(1)').all();
      if (row?.quick_check !== 'ok') throw new Error(String(row?.quick_check));
    } finally {
      database.close();
    }
  } catch (error) {
    throw damaged(folder, 'table.sqlite', `is not a whole database (${reasonOf(error)})`);
  }
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

interface JsonFile<Value> {
  readonly read: () => Value | undefined;
  readonly write: (value: unknown) => void;
}

function jsonFile<Value>(folder: string, name: string, schema: z.ZodType<Value>): JsonFile<Value> {
  const path = join(folder, name);
  const incoming = `${path}.incoming`;
  return {
    read() {
      const text = readWhereThere(path);
      if (text === undefined) return undefined;
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success) throw damaged(folder, name, 'does not hold what the local run wrote there');
      return parsed.data;
    },
    write(value) {
      writeFileSync(incoming, JSON.stringify(value), { mode: 0o600 });
      renameSync(incoming, path);
    },
  };
}

function readWhereThere(path: string): string | undefined {
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
