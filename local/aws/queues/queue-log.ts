import { join } from 'node:path';
import * as z from 'zod';
import { type Journal, openJournal } from '../../storage/journal.ts';

const entrySchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('sent'),
    queue: z.string(),
    messageId: z.string(),
    body: z.string(),
    at: z.iso.datetime(),
    visibleAt: z.iso.datetime(),
  }),
  /** A try failed. The message is hidden until its next one. */
  z.object({
    event: z.literal('failed'),
    messageId: z.string(),
    receives: z.int(),
    visibleAt: z.iso.datetime(),
  }),
  /** It was handled, or has become a dead letter. */
  z.object({ event: z.literal('deleted'), messageId: z.string() }),
]);

export type QueueEntry = z.output<typeof entrySchema>;
export type QueueLog = Journal<QueueEntry>;

/**
 * The log of the queues, in `queues.jsonl` of a data folder: what was sent, and what became of it.
 *
 * @throws StartupError if the file is damaged
 */
export async function openQueueLog(
  dataFolder: string,
): Promise<{ readonly log: QueueLog; readonly entries: readonly QueueEntry[] }> {
  const { journal, entries } = await openJournal(join(dataFolder, 'queues.jsonl'), entrySchema);
  return { log: journal, entries };
}
