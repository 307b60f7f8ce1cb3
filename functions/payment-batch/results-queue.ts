import * as z from 'zod/mini';
import { type WorkQueue, workQueue } from '../runtime/work-queue.ts';
import type { ResultsPart } from './take-part.ts';

export const resultsPartSchema = z.object({ batchId: z.string(), resultsId: z.string(), part: z.int() });

/** The parts of results files still to be taken. Where one was not queued, the same file again goes on there. */
export type ResultsQueue = WorkQueue<ResultsPart>;

export function resultsQueue(queueUrl: string): ResultsQueue {
  return workQueue<ResultsPart>(queueUrl, ({ part }) => `part-${part}`);
}
