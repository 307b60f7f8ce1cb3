import { queueHandler } from '../runtime/queue-handler.ts';
import { resultsDeps } from './results-deps.ts';
import { resultsPartSchema } from './results-queue.ts';
import { takePart } from './take-part.ts';

const deps = resultsDeps();

export const handler = queueHandler(resultsPartSchema, (part) => takePart(part, deps), deps.queue.postpone);
