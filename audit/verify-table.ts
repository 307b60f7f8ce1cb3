import { CITY_AGENCY } from '../shared/domain/agency-code.ts';
import { ApplicationNotFoundError } from '../shared/domain/errors.ts';
import { policies } from '../shared/policy/policies.ts';
import { applicationStore } from '../shared/table/application-store.ts';
import { auditedCase } from '../shared/table/audited-case.ts';
import { caseRecordStore } from '../shared/table/case-record-store.ts';
import { caseloadStore } from '../shared/table/caseload-store.ts';
import { paymentStore } from '../shared/table/payment-store.ts';
import { recoveryStore } from '../shared/table/recovery-store.ts';
import type { Table } from '../shared/table/table.ts';
import { taskStore } from '../shared/table/task-store.ts';
import { isFormError, unreadable, type Verdict, verdictOn, withoutCase } from './verdict.ts';

const PAGE_SIZE = 100;

/**
 * Verifies every case that the caseload of an agency lists, newest first, agency by agency.
 *
 * Queries only: no case is missed whose agency is the city or one of a policy's.
 */
export async function* verifyTable(table: Table): AsyncGenerator<Verdict> {
  const caseload = caseloadStore(table);
  const agencies = new Set([CITY_AGENCY, ...policies.flatMap((policy) => policy.agencies.map(({ code }) => code))]);
  for (const agency of agencies) {
    let next: string | undefined;
    do {
      const page = await caseload.page({ agencies: [agency], phase: undefined, limit: PAGE_SIZE, next });
      for (const { applicationId } of page.entries) yield await verifyCase(table, applicationId);
      next = page.next;
    } while (next !== undefined);
  }
}

async function verifyCase(table: Table, applicationId: string): Promise<Verdict> {
  const stores = {
    applications: applicationStore(table),
    records: caseRecordStore(table),
    tasks: taskStore(table),
    payments: paymentStore(table),
    recoveries: recoveryStore(table),
  };
  try {
    const audited = await auditedCase(await stores.applications.byId(applicationId), stores);
    return verdictOn(audited, audited.faults);
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) return withoutCase(applicationId);
    if (isFormError(error)) return unreadable(applicationId);
    throw error;
  }
}
