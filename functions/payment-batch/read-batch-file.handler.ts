import { now } from '../../shared/clock.ts';
import { readBatchFileRoute } from '../../shared/contracts/payment-batch.ts';
import { batchFileStore } from '../../shared/table/batch-file-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { fileAnswer } from './file-answer.ts';
import { readBatchFile } from './read-batch-file.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const deps = { batches: batchStore(table), files: batchFileStore(table), now, newId };

export const handler = fileAnswer(httpHandler(readBatchFileRoute, (request) => readBatchFile(request, deps)));
