import { now } from '../../shared/clock.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { agenciesByFileIn, payoutChannelOf } from '../../shared/policy/payout-channel.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { bank } from '../../shared/ports/bank.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { budgetStore } from '../../shared/table/budget-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { workflow } from '../workflow/workflow.ts';
import { pay, payInput } from './pay.ts';

const names = ['TABLE_NAME', 'WORKFLOW_ARN', 'BANK_URL', 'BATCH_FILE_AGENCIES'] as const;
const { TABLE_NAME, WORKFLOW_ARN, BANK_URL, BATCH_FILE_AGENCIES } = environment(...names);
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationStore(table),
  payments: paymentStore(table),
  records: caseRecordStore(table),
  tasks: taskStore(table),
  budgets: budgetStore(table),
};
const outside = { bank: bank({ ...portSettings('bank'), baseUrl: BANK_URL }), workflow: workflow(WORKFLOW_ARN) };
const byFile = agenciesByFileIn(BATCH_FILE_AGENCIES);
const channelOf = (application: Application) => payoutChannelOf(application, policies, byFile);
const deps = { ...stores, ...outside, channelOf, calendar: chineseCalendar, policies, now };

export const handler = stepHandler(payInput, (input) => pay(input, deps));
