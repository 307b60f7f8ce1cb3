import { now } from '../../shared/clock.ts';
import { drawUpBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { batchDraftStore } from '../../shared/table/batch-draft-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { timeLimit } from '../runtime/time-limit.ts';
import { drawUpBatch } from './draw-up-batch.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { batches: batchStore(table), drafts: batchDraftStore(table), idempotency: idempotencyStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { ...stores, personOf, now, newId };

/** API Gateway waits for 29 s; what is left is for the last transaction and the answer. */
const TIME = 20_000;

export const handler = httpHandler(drawUpBatchRoute, (request) =>
  drawUpBatch(request, { ...deps, mayGoOn: timeLimit(TIME) }),
);
