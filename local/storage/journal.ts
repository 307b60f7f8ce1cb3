import { ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type * as z from 'zod';
import { StartupError } from './startup-error.ts';
import { damaged } from './stored-value.ts';

const lineEnd = 0x0a;

/** The journal holds a line that the local run did not write. The file is left unchanged. */
export class JournalUnreadableError extends StartupError {}

export interface Journal<Entry> {
  /**
   * Writes one entry, and resolves once it is on the disk.
   *
   * The entry is in the file before the call returns, so a killed process loses nothing. The promise protects against a
   * power cut as well: it waits for the disk. Appends that wait at the same time share one sync.
   */
  readonly append: (entry: Entry) => Promise<void>;
  /** Resolves once every entry appended so far is on the disk. */
  readonly durable: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an append-only file of JSON lines and reads its entries.
 *
 * A last line without a line end is a write that was cut off and never confirmed, so it is removed.
 *
 * @throws JournalUnreadableError if any other line is not an entry; the message names the line
 */
export async function openJournal<Entry>(
  path: string,
  schema: z.ZodType<Entry>,
): Promise<{ readonly journal: Journal<Entry>; readonly entries: readonly Entry[] }> {
  // Only the owner may read the file: a journal may hold a private key or personal data.
  const handle = await open(path, 'a', 0o600);
  try {
    const content = readFileSync(path);
    const length = content.lastIndexOf(lineEnd) + 1;
    const entries = readEntries(path, content.subarray(0, length), schema);
    if (length < content.length) await handle.truncate(length);
    if (content.length === 0) await syncFolder(dirname(path));
    return { journal: appendTo(handle, length), entries };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function appendTo<Entry>(handle: Awaited<ReturnType<typeof open>>, initialLength: number): Journal<Entry> {
  let length = initialLength;
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;

  // A running sync may have begun before the latest write, so one more sync follows it. All callers that wait share it.
  const durable = (): Promise<void> => {
    queued ??= running.then(() => {
      queued = undefined;
      running = handle.datasync();
      return running;
    });
    return queued;
  };

  return {
    append: (entry) => {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        for (let written = 0; written < line.length; ) written += writeSync(handle.fd, line, written);
      } catch (error) {
        // Half a line in the middle would make every later line unreadable.
        ftruncateSync(handle.fd, length);
        throw error;
      }
      length += line.length;
      return durable();
    },
    durable,
    close: async () => {
      await durable();
      await handle.close();
    },
  };
}

function readEntries<Entry>(path: string, content: Buffer, schema: z.ZodType<Entry>): readonly Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(lineEnd, start);
    const parsed = schema.safeParse(parseLine(content.subarray(start, end)));
    if (!parsed.success) {
      const { message } = damaged(dirname(path), basename(path), `cannot be read in line ${entries.length + 1}`);
      throw new JournalUnreadableError(message);
    }
    entries.push(parsed.data);
    start = end + 1;
  }
  return entries;
}

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return undefined;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
