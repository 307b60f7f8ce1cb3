import { listRetentionPlansRoute } from '../../shared/contracts/retention.ts';
import { retentionStore } from '../../shared/table/retention-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listPlans } from './list-plans.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { retention: retentionStore(tableNamed(TABLE_NAME)) };

export const handler = httpHandler(
  listRetentionPlansRoute,
  inPages(listRetentionPlansRoute, (request) => listPlans(request, deps)),
);
