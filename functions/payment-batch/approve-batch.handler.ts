import { now } from '../../shared/clock.ts';
import { approveBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { approveBatch } from './approve-batch.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { batches: batchStore(tableNamed(TABLE_NAME)), personOf, now };

export const handler = httpHandler(approveBatchRoute, (request) => approveBatch(request, deps));
