import { parseBatchId } from '../domain/batch-id.ts';
import type { Hand } from '../domain/hand.ts';
import type { Instant } from '../domain/instant.ts';
import type { ExclusionReason, PaymentBatch } from '../domain/payment-batch.ts';
import { type BatchStatus, paymentBatchSchema } from '../domain/payment-batch.ts';
import { ALL_PAYMENTS, batchesPartition, batchKey } from './batch-keys.ts';
import { personPartition } from './keys.ts';
import type { Page } from './page.ts';
import { sortedPage } from './sorted-page.ts';
import { getItem, queryLongPrefix, retryOnConflict, type Table, transact, updateItem, type Write } from './table.ts';

export interface BatchStore {
  /** Undefined also where the text cannot be the id of a batch. */
  readonly byId: (batchId: string) => Promise<PaymentBatch | undefined>;
  /** The batches of these agencies, latest first, of one status or of all. */
  readonly page: (query: {
    readonly agencies: readonly string[];
    readonly status: BatchStatus | undefined;
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<PaymentBatch>>;
  /**
   * Approves a draft as it was read.
   *
   * @throws WriteConflictError where it has changed: read again
   */
  readonly approve: (batch: PaymentBatch, by: Hand, at: Instant) => Promise<PaymentBatch>;
  /** Notes what a draft left out when it was drawn up, and keeps the answer to the request. */
  readonly finishDraft: (
    batchId: string,
    excluded: readonly { readonly applicationId: string; readonly reason: ExclusionReason }[],
    also: readonly Write[],
  ) => Promise<void>;
  /** Repeats work that reads, then writes under a condition, as long as another writer comes first. */
  readonly retryOnConflict: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Whether a payment to this person is in the batch. */
  readonly paysTo: (batchId: string, idNumber: string) => Promise<boolean>;
}

export function batchStore(table: Table): BatchStore {
  return {
    byId: (batchId) => readBatch(table, batchId),
    page: ({ agencies, status, limit, next }) =>
      sortedPage(
        table,
        {
          name: 'batches',
          partitions: agencies.map(batchesPartition),
          order: 'descending',
          limit,
          next,
          isWanted: (item) => status === undefined || item.status === status,
        },
        (item) => paymentBatchSchema.parse(item),
      ),
    approve: async ({ batchId, version }, by, at) =>
      paymentBatchSchema.parse(
        await updateItem(table, {
          Key: batchKey(batchId),
          UpdateExpression: 'SET #status = :approved, approval = :approval ADD version :one',
          ConditionExpression: '#status = :draft AND version = :version',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':approved': 'APPROVED',
            ':approval': { by, at },
            ':draft': 'DRAFT',
            ':version': version,
            ':one': 1,
          },
        }),
      ),
    finishDraft: async (batchId, excluded, also) => {
      await transact(table, [
        {
          Update: {
            TableName: table.name,
            Key: batchKey(batchId),
            UpdateExpression: 'SET excluded = list_append(:excluded, if_not_exists(excluded, :none))',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':excluded': excluded, ':none': [] },
          },
        },
        ...also,
      ]);
    },
    retryOnConflict: (work) => retryOnConflict(table, work),
    paysTo: async (batchId, idNumber) => {
      const own = { pk: personPartition(idNumber), prefix: ALL_PAYMENTS, enough: Number.POSITIVE_INFINITY };
      const payments = await queryLongPrefix(table, own);
      return payments.some((item) => item.batchId === batchId && item.status !== 'CANCELLED');
    },
  };
}

/** A batch by its id, strongly consistent; undefined where there is none, or the text cannot be an id. */
export async function readBatch(table: Table, batchId: string): Promise<PaymentBatch | undefined> {
  if (!parseBatchId(batchId)) return undefined;
  const item = await getItem(table, batchKey(batchId));
  return item && paymentBatchSchema.parse(item);
}
