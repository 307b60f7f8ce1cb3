import type * as z from 'zod/mini';
import type { paymentBatchView } from '../../shared/contracts/payment-batch.ts';
import type { PaymentBatch } from '../../shared/domain/payment-batch.ts';
import { shownTime } from '../http/shown-time.ts';

/** A batch as staff see it. Who had it in hand is shown by account, never by name. */
export function presentBatch(batch: PaymentBatch): z.input<typeof paymentBatchView> {
  const { batchId, status, agency, count, totalFen, excluded, approval, file } = batch;
  const { settledCount, paidFen, returnedFen } = batch;
  return {
    ...{ batchId, status, agency, count, totalFen },
    drawnUpBy: batch.drawnUpBy.staffId,
    drawnUpAt: shownTime(batch.drawnUpAt),
    excluded: [...excluded],
    ...(approval && { approvedBy: approval.by.staffId, approvedAt: shownTime(approval.at) }),
    ...(file && { sentBy: file.by, sentAt: shownTime(file.at), fileSha256: file.sha256 }),
    ...{ settledCount, paidFen, returnedFen },
  };
}
