import type { readBatchFileRoute } from '../../shared/contracts/payment-batch.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { BatchFileStore } from '../../shared/table/batch-file-store.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requirePayer, staffBatch, wrongStatus } from './batch-access.ts';

type Route = typeof readBatchFileRoute;

export interface ReadBatchFileDeps {
  readonly batches: Pick<BatchStore, 'byId' | 'retryOnConflict'>;
  readonly files: Pick<BatchFileStore, 'make' | 'read' | 'recordDownload'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * The file of a batch for the bank. Taking it out the first time makes it: from then on its payments are out, and the
 * file stays the same to the byte. Who takes it out is recorded first, as it has names and accounts.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY; WRONG_PHASE where the batch is not approved
 */
export async function readBatchFile(
  { caller, params }: HttpRequest<Route>,
  { batches, files, now, newId }: ReadBatchFileDeps,
): Promise<Reply<Route>> {
  requirePayer(caller);
  const { batchId } = params;
  const at = instantOf(now());
  const staffId = caller.subject;
  const body = await batches.retryOnConflict(async () => {
    const batch = await staffBatch(caller, batchId, batches);
    const { status, file } = batch;
    if (!file && status !== 'APPROVED') throw wrongStatus('批次尚未批准，不能取出文件');
    await files.recordDownload(batchId, { staffId, at, id: newId() });
    return file ? files.read({ batchId, file }) : files.make(batch, staffId, at);
  });
  return { body };
}
