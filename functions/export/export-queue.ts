import * as z from 'zod/mini';
import { type WorkQueue, workQueue } from '../runtime/work-queue.ts';

export const exportMessageSchema = z.object({ exportId: z.string() });

/** Exports that are to be begun, or gone on with. A message too many does no harm. */
export type ExportQueue = WorkQueue<z.output<typeof exportMessageSchema>>;

export function exportQueue(queueUrl: string): ExportQueue {
  return workQueue(queueUrl, ({ exportId }) => exportId);
}
