import { now } from '../../shared/clock.ts';
import { keyObjectionRoute } from '../../shared/contracts/objection.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newReceiptCode } from '../runtime/new-receipt-code.ts';
import { workflow } from '../workflow/workflow.ts';
import { keyObjection } from './key-objection.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const table = tableNamed(TABLE_NAME);
const ofCase = { applications: applicationStore(table), records: caseRecordStore(table), tasks: taskStore(table) };
const stores = { notices: noticeStore(table), objections: objectionStore(table), payments: paymentStore(table) };
const idempotency = idempotencyStore(table);
const told = { workflow: workflow(WORKFLOW_ARN), idempotency };
const deps = { ...ofCase, ...stores, ...told, calendar: chineseCalendar, now, newId, newReceiptCode };

export const handler = httpHandler(keyObjectionRoute, (request) => keyObjection(request, deps));
