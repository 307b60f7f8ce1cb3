import { now } from '../../shared/clock.ts';
import { recordPaymentResultRoute } from '../../shared/contracts/payout.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { countAlarm } from '../runtime/metric.ts';
import { integrationKeys } from '../runtime/port-settings.ts';
import { workflow } from '../workflow/workflow.ts';
import { requireBankSignature } from './bank-signature.ts';
import { recordPaymentResult } from './record-payment-result.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const table = tableNamed(TABLE_NAME);
const keys = integrationKeys();
const stores = { applications: applicationStore(table), payments: paymentStore(table) };
const outside = { workflow: workflow(WORKFLOW_ARN), countAlarm };
const deps = { ...stores, ...outside, calendar: chineseCalendar, now };
const signature = { bankKey: async () => (await keys()).bank, now };

export const handler = httpHandler(
  recordPaymentResultRoute,
  (request) => recordPaymentResult(request, deps),
  (raw) => requireBankSignature(raw, signature),
);
