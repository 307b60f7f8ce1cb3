import { join } from 'node:path';
import * as z from 'zod';
import { type Journal, openJournal } from '../../storage/journal.ts';

const startedSchema = z.object({
  event: z.literal('started'),
  arn: z.string(),
  machine: z.string(),
  name: z.string(),
  input: z.string(),
  at: z.string(),
});
const endedSchema = z.object({
  event: z.literal('ended'),
  arn: z.string(),
  status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT']),
  at: z.string(),
  error: z.string().optional(),
});
const entrySchema = z.discriminatedUnion('event', [startedSchema, endedSchema]);

export type ExecutionStarted = z.output<typeof startedSchema>;
export type ExecutionEnded = z.output<typeof endedSchema>;
export type ExecutionLog = Journal<ExecutionStarted | ExecutionEnded>;

const FILE = 'executions.jsonl';

/**
 * The log of the executions that were started and that have ended. AWS keeps them; the interpreter loses them with its
 * process.
 *
 * @throws StartupError if the file is damaged
 */
export async function openExecutionLog(
  dataFolder: string,
): Promise<{ readonly log: ExecutionLog; readonly entries: readonly (ExecutionStarted | ExecutionEnded)[] }> {
  const { journal, entries } = await openJournal(join(dataFolder, FILE), entrySchema);
  return { log: journal, entries };
}
