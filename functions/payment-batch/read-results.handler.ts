import { readResultsRoute } from '../../shared/contracts/payment-batch.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { resultsStore } from '../../shared/table/results-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { readResults } from './read-results.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const deps = { batches: batchStore(table), results: resultsStore(table) };

export const handler = httpHandler(readResultsRoute, (request) => readResults(request, deps));
