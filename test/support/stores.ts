import { accessStore } from '../../shared/table/access-store.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { caseloadStore } from '../../shared/table/caseload-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { phoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { type Table, transact, type Write } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';

/** Every store of one table. */
export function storesOf(table: Table) {
  return {
    applications: applicationStore(table),
    submissions: submissionStore(table),
    tasks: taskStore(table),
    notices: noticeStore(table),
    payments: paymentStore(table),
    records: caseRecordStore(table),
    objections: objectionStore(table),
    accesses: accessStore(table),
    caseload: caseloadStore(table),
    phoneCodes: phoneCodeStore(table),
    idempotency: idempotencyStore(table),
    documentNumbers: documentNumberStore(table),
    write: (writes: readonly Write[]) => transact(table, writes),
  };
}
