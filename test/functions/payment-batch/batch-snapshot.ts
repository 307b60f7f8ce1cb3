import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../../../shared/domain/case/application.ts';
import { type Payment, paymentSchema } from '../../../shared/domain/payment.ts';
import {
  type BatchRow,
  batchRowSchema,
  type PaymentBatch,
  paymentBatchSchema,
} from '../../../shared/domain/payment-batch.ts';
import { parseApplication } from '../../../shared/table/application-item.ts';
import type { Table } from '../../../shared/table/table.ts';

/** Everything that a table holds of payments and batches at one moment. */
export interface Snapshot {
  readonly cases: readonly Application[];
  readonly payments: readonly Payment[];
  /** The ids of the payments that wait. */
  readonly waiting: readonly string[];
  readonly batches: readonly (PaymentBatch & { readonly rows: readonly BatchRow[] })[];
}

export async function snapshotOf(table: Table): Promise<Snapshot> {
  const items = await everyItem(table);
  const under = (partition: string, sort = '') =>
    items.filter(({ pk, sk }) => String(pk).startsWith(partition) && String(sk).startsWith(sort));
  const rowsOf = (batchId: string) =>
    under(`BATCH#${batchId}`, 'ROW#')
      .map((item) => batchRowSchema.parse(item))
      .filter(({ excluded }) => !excluded);
  return {
    cases: under('ID#', 'OCC#').map((item) => parseApplication(item)),
    payments: under('ID#', 'PAYMENT#').map((item) => paymentSchema.parse(item)),
    waiting: under('WAITING#').map(({ paymentId }) => String(paymentId)),
    batches: under('BATCHES#').map((item) => {
      const batch = paymentBatchSchema.parse(item);
      return { ...batch, rows: rowsOf(batch.batchId) };
    }),
  };
}

export async function everyItem(table: Table): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return found;
}
