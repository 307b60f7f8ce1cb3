import { ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type * as z from 'zod';
import { StartupError } from './startup-error.ts';
import { damaged } from './stored-value.ts';

const lineEnd = 0x0a;

/** The journal holds something that this program never wrote; the file is left as it was found. */
export class JournalUnreadableError extends StartupError {}

export interface Journal<Entry> {
  /**
   * Writes one entry and answers once it is on the disk.
   *
   * The write itself happens before the call returns: a killed process loses nothing that was appended. The promise adds
   * the power cut: it waits for the disk, together with all others that wait.
   */
  readonly append: (entry: Entry) => Promise<void>;
  /** Answers once everything appended so far is on the disk. */
  readonly durable: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an append-only file of JSON lines and reads what it holds.
 *
 * A last line without its line end is a write that was cut off and never acknowledged: it is removed.
 *
 * @throws JournalUnreadableError where any other line is not an entry, naming the line
 */
export async function openJournal<Entry>(
  path: string,
  schema: z.ZodType<Entry>,
): Promise<{ readonly journal: Journal<Entry>; readonly entries: readonly Entry[] }> {
  // Opened for appending: the file holds the issuer's private key and fictional people, so it is the owner's alone.
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

  // A sync under way may have begun before the latest write, so a new one follows it, shared by all who wait.
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
        // Half a line in the middle would make all that follows unreadable.
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
