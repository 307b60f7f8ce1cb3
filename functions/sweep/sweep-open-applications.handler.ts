import type { Context } from 'aws-lambda';
import { now } from '../../shared/clock.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { bank } from '../../shared/ports/bank.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { budgetStore } from '../../shared/table/budget-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { caseloadStore } from '../../shared/table/caseload-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { countAlarm } from '../runtime/metric.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { scheduleHandler } from '../runtime/schedule-handler.ts';
import { workflow } from '../workflow/workflow.ts';
import { sweepOpenApplications } from './sweep-open-applications.ts';

const { TABLE_NAME, WORKFLOW_ARN, BANK_URL } = environment('TABLE_NAME', 'WORKFLOW_ARN', 'BANK_URL');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationStore(table),
  tasks: taskStore(table),
  payments: paymentStore(table),
  records: caseRecordStore(table),
  caseload: caseloadStore(table),
  budgets: budgetStore(table),
  recoveries: recoveryStore(table),
};
const outside = { bank: bank({ ...portSettings('bank'), baseUrl: BANK_URL }), workflow: workflow(WORKFLOW_ARN) };
const deps = { ...stores, ...outside, calendar: chineseCalendar, policies, countAlarm, now };

export const handler = scheduleHandler((context: Context) =>
  sweepOpenApplications({ ...deps, mayGoOn: () => context.getRemainingTimeInMillis() > 60_000 }),
);
