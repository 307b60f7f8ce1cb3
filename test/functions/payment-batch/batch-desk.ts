import { approveBatch } from '../../../functions/payment-batch/approve-batch.ts';
import { breakUpBatch } from '../../../functions/payment-batch/break-up-batch.ts';
import { drawUpBatch } from '../../../functions/payment-batch/draw-up-batch.ts';
import { readBatch } from '../../../functions/payment-batch/read-batch.ts';
import { readBatchFile } from '../../../functions/payment-batch/read-batch-file.ts';
import type { StaffRole } from '../../../shared/domain/actor.ts';
import { batchDraftStore } from '../../../shared/table/batch-draft-store.ts';
import { batchFileStore } from '../../../shared/table/batch-file-store.ts';
import { batchRowStore } from '../../../shared/table/batch-row-store.ts';
import { batchStore } from '../../../shared/table/batch-store.ts';
import type { Table } from '../../../shared/table/table.ts';
import { caseWalk, type UseCaseDeps } from '../../support/case-walk.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

/** A payer of the agency whose cases these are; each subject is another person. */
export const aPayer = (subject: string, roles: readonly StaffRole[] = ['payer']) =>
  aStaffMember('payer', { subject, agency: AGENCY, roles });

export const FIRST = aPayer('payer-first');
export const SECOND = aPayer('payer-second');

/** A service whose payments go by file, and what payers do with batches there. */
export async function aBatchDesk() {
  const service = await aService();
  return { ...service, ...batchDesk(service.table, service.deps) };
}
export type BatchDesk = Awaited<ReturnType<typeof aBatchDesk>>;

/** Makes payments go by file, and is what payers do with batches. */
export function batchDesk(table: Table, useCases: UseCaseDeps) {
  const walk = caseWalk(useCases);
  useCases.channels.current = 'batchFile';
  const batches = batchStore(table);
  const drafts = batchDraftStore(table);
  const deps = { ...useCases, batches, drafts, files: batchFileStore(table), rows: batchRowStore(table) };
  const desk = {
    /** A case whose payment waits for a batch. */
    waits: (person: Person) => walk.caseIn('PAYING', person),
    several: async (from: number, count: number) => {
      const ids: string[] = [];
      for (let n = from; n < from + count; n += 1) ids.push(await desk.waits(aPerson(n)));
      return ids;
    },
    waiting: async () =>
      (await drafts.waiting({ agencies: [AGENCY], limit: 100, next: undefined })).entries.map(
        ({ applicationId }) => applicationId,
      ),
    drawUp: async (caller = FIRST, paymentIds?: string[], idempotencyKey?: string) => {
      const body = { agency: AGENCY, ...(paymentIds && { paymentIds }) };
      const reply = await drawUpBatch({ ...asStaff(caller), body, idempotencyKey }, deps);
      if ('body' in reply) return reply.body;
      return JSON.parse(reply.replay.text) as typeof reply extends { body: infer Body } ? Body : never;
    },
    approve: async (batchId: string, caller = SECOND) => {
      const reply = await approveBatch({ ...asStaff(caller), params: { batchId } }, deps);
      if (!('body' in reply)) throw new Error('An approval is not replayed');
      return reply.body;
    },
    breakUp: async (batchId: string, caller = FIRST) => {
      const reply = await breakUpBatch({ ...asStaff(caller), params: { batchId } }, deps);
      if (!('body' in reply)) throw new Error('Breaking up is not replayed');
      return reply.body;
    },
    file: async (batchId: string, caller = FIRST): Promise<string> => {
      const reply = await readBatchFile({ ...asStaff(caller), params: { batchId } }, deps);
      if (!('body' in reply)) throw new Error('A file is not replayed');
      return reply.body;
    },
    /** A page of the payments of a batch, as staff see it. */
    page: async (batchId: string, limit: number, next?: string) => {
      const reply = await readBatch({ ...asStaff(FIRST), params: { batchId }, query: { limit, next } }, deps);
      if (!('body' in reply)) throw new Error('A batch is not replayed');
      return reply.body;
    },
    batch: async (batchId: string) => {
      const batch = await batches.byId(batchId);
      if (!batch) throw new Error(`There is no batch ${batchId}`);
      return batch;
    },
  };
  return { deps, desk };
}
