import { listWaitingPaymentsRoute } from '../../shared/contracts/payment-batch.ts';
import { policies } from '../../shared/policy/policies.ts';
import { batchDraftStore } from '../../shared/table/batch-draft-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { listWaitingPayments } from './list-waiting-payments.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { drafts: batchDraftStore(tableNamed(TABLE_NAME)), agencyCodes: agencyCodesOf(policies) };

export const handler = httpHandler(
  listWaitingPaymentsRoute,
  inPages(listWaitingPaymentsRoute, (request) => listWaitingPayments(request, deps)),
);
