import type { approveBatchRoute } from '../../shared/contracts/payment-batch.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { isSameHand } from '../../shared/domain/hand.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { PaymentBatch } from '../../shared/domain/payment-batch.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { handOf, requirePayer, staffBatch, wrongStatus } from './batch-access.ts';
import { presentBatch } from './present-batch.ts';

type Route = typeof approveBatchRoute;

export interface ApproveBatchDeps {
  readonly batches: Pick<BatchStore, 'byId' | 'approve' | 'paysTo' | 'retryOnConflict'>;
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

/**
 * Another payer approves a draft. The same payer again changes nothing.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY; SECOND_STAGE for whoever drew it up, or decided an earlier
 *   stage of a case in it; OWN_APPLICATION where it pays to the caller; WRONG_PHASE where it is no draft, or empty
 * @source Default (two payers for each file); domain rules, People
 */
export async function approveBatch(
  { caller, params }: HttpRequest<Route>,
  deps: ApproveBatchDeps,
): Promise<Reply<Route>> {
  requirePayer(caller);
  const by = handOf(caller, deps.personOf);
  const approved = await deps.batches.retryOnConflict(async () => {
    const batch = await staffBatch(caller, params.batchId, deps.batches);
    if (batch.status === 'APPROVED' && batch.approval?.by.staffId === by.staffId) return batch;
    await requireOtherHand(batch, caller, deps);
    if (batch.status !== 'DRAFT') throw wrongStatus('此批次已不是草稿，不能批准');
    if (batch.count === 0) throw wrongStatus('此批次中没有拨付，不能批准');
    return deps.batches.approve(batch, by, instantOf(deps.now()));
  });
  return { body: presentBatch(approved) };
}

/** @throws ServiceError SECOND_STAGE, OWN_APPLICATION */
async function requireOtherHand(
  batch: PaymentBatch,
  caller: StaffCaller,
  { batches, personOf }: ApproveBatchDeps,
): Promise<void> {
  const by = handOf(caller, personOf);
  if (isSameHand(batch.drawnUpBy, by)) throw secondStage('编制批次和批准批次须由两人办理');
  if (batch.deciderPersons.includes(by.person) || batch.deciderAccounts.includes(by.staffId)) {
    throw secondStage('您在其他环节办理过此批次中的申报，请由其他拨付岗人员批准');
  }
  if (await batches.paysTo(batch.batchId, caller.idNumber)) {
    throw new ServiceError('OWN_APPLICATION', 'the batch pays to the caller');
  }
}

function secondStage(message: string): ServiceError {
  return new ServiceError('SECOND_STAGE', 'not two people', { errors: [{ pointer: '', message }] });
}
