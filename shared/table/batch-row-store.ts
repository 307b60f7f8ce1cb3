import { decodeNext, encodeNext } from '../contracts/next.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { type BatchRow, batchRowSchema } from '../domain/payment-batch.ts';
import { BATCH_ROWS, batchRowKey } from './batch-keys.ts';
import { getItems } from './get-items.ts';
import { paymentKey } from './keys.ts';
import type { Page } from './page.ts';
import { queryLongPrefix, type Table } from './table.ts';

/** A payment in a batch, and what became of it. */
export interface BatchPayment extends BatchRow {
  readonly status: Payment['status'];
}

export interface BatchRowStore {
  /**
   * The payments of a batch, oldest first, in two round trips. A page has fewer than its limit where some have left the
   * batch.
   *
   * @param query its limit is at most 100
   * @throws ServiceError VALIDATION where `next` does not come from an earlier page
   */
  readonly page: (
    batchId: string,
    query: { readonly limit: number; readonly next: string | undefined },
  ) => Promise<Page<BatchPayment>>;
}

const LIST = 'batch-rows';

export function batchRowStore(table: Table): BatchRowStore {
  return {
    page: async (batchId, { limit, next }) => {
      const { pk } = batchRowKey(batchId, { requestedAt: '', paymentId: '' });
      const after = next === undefined ? undefined : decodeNext(LIST, next);
      const items = await queryLongPrefix(table, { pk, prefix: BATCH_ROWS, after, enough: limit + 1 });
      const some = items.slice(0, limit);
      const rows = some.map((item) => batchRowSchema.parse(item)).filter(({ excluded }) => !excluded);
      const last = some.at(-1);
      return {
        entries: await withStatus(table, rows),
        ...(items.length > limit && last && { next: encodeNext(LIST, String(last.sk)) }),
      };
    },
  };
}

async function withStatus(table: Table, rows: readonly BatchRow[]): Promise<readonly BatchPayment[]> {
  if (rows.length === 0) return [];
  const keys = rows.map(({ idNumber, applicationId, number }) => paymentKey(idNumber, applicationId, number));
  const payments = (await getItems(table, keys)).map((item) => paymentSchema.parse(item));
  const statusOf = new Map(payments.map(({ paymentId, status }) => [paymentId, status]));
  return rows.map((row) => ({ ...row, status: statusOf.get(row.paymentId) ?? 'CANCELLED' }));
}
