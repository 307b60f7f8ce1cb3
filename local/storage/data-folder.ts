import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from './startup-error.ts';

/** The folder that keeps the state of a local run between starts. One run at a time holds it. */
export interface DataFolder {
  readonly path: string;
  readonly release: () => void;
}

/**
 * Opens a data folder for this run alone, and creates it if it does not exist.
 *
 * @throws StartupError if another run holds the folder, or it cannot be written
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
  return { path, release: () => lock.close() };
}

/** The operating system drops a file lock when its process ends, however it ends, so no lock is ever stale. */
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
