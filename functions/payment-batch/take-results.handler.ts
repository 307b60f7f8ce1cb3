import { takeResultsRoute } from '../../shared/contracts/payment-batch.ts';
import { httpHandler } from '../http/http-handler.ts';
import { timeLimit } from '../runtime/time-limit.ts';
import { resultsDeps } from './results-deps.ts';
import { requireUtf8, takeResults } from './take-results.ts';

const deps = resultsDeps();

/** API Gateway waits for 29 s; a part that has begun by then takes a few more seconds. */
const TIME = 15_000;

export const handler = httpHandler(
  takeResultsRoute,
  (request) => takeResults(request, { ...deps, mayGoOn: timeLimit(TIME) }),
  requireUtf8,
);
