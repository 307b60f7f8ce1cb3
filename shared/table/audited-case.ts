import type { AuditFault } from '../domain/audit-fault.ts';
import type { Application } from '../domain/case/application.ts';
import { auditFaults, type CaseRecord } from '../domain/case/audit-faults.ts';
import type { ApplicationStore } from './application-store.ts';
import type { CaseRecordStore } from './case-record-store.ts';
import type { PaymentStore } from './payment-store.ts';
import type { RecoveryStore } from './recovery-store.ts';
import type { TaskStore } from './task-store.ts';

export interface AuditedCaseStores {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly records: Pick<CaseRecordStore, 'trail' | 'formerDeclarations'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly payments: Pick<PaymentStore, 'ofCase'>;
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
}

export interface AuditedCase extends CaseRecord {
  readonly faults: readonly AuditFault[];
}

const MAXIMUM_TRIES = 5;

/**
 * Reads a case with its audit trail and says what does not match.
 *
 * The reads are not one moment: a change between them looks like a fault. A case that has faults is therefore read
 * again if it changed in the meantime.
 */
export async function auditedCase(application: Application, stores: AuditedCaseStores): Promise<AuditedCase> {
  let current = application;
  for (let tries = 1; ; tries += 1) {
    const record = await readRecord(current, stores);
    const faults = auditFaults(record);
    if (faults.length === 0 || tries === MAXIMUM_TRIES) return { ...record, faults };
    const since = await stores.applications.byId(current.applicationId);
    if (since.version === current.version) return { ...record, faults };
    current = since;
  }
}

// Tasks and payments after the trail: what an event refers to is then there.
async function readRecord(
  application: Application,
  { records, tasks, payments, recoveries }: AuditedCaseStores,
): Promise<CaseRecord> {
  const trail = await records.trail(application);
  const [caseTasks, casePayments, former, asked] = await Promise.all([
    tasks.ofCase(application),
    payments.ofCase(application),
    records.formerDeclarations(application),
    recoveries.ofCase(application),
  ]);
  return { application, trail, tasks: caseTasks, payments: casePayments, former, recoveries: asked };
}
