import { accessStore } from '../../shared/table/access-store.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { budgetStore } from '../../shared/table/budget-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { caseloadReader } from '../../shared/table/caseload-reader.ts';
import { caseloadStore } from '../../shared/table/caseload-store.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { markStore } from '../../shared/table/mark-store.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { openCaseStore } from '../../shared/table/open-case-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { phoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { retentionStore } from '../../shared/table/retention-store.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { type Table, transact, type Write } from '../../shared/table/table.ts';
import { claimStore } from '../../shared/table/task-claims.ts';
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
    marks: markStore(table, 'key-of-the-tests'),
    caseload: caseloadStore(table),
    cases: caseloadReader(table),
    budgets: budgetStore(table),
    recoveries: recoveryStore(table),
    retention: retentionStore(table),
    openCases: openCaseStore(table),
    phoneCodes: phoneCodeStore(table),
    idempotency: idempotencyStore(table),
    documentNumbers: documentNumberStore(table),
    delegations: delegationStore(table),
    claims: claimStore(table),
    write: (writes: readonly Write[]) => transact(table, writes),
  };
}
