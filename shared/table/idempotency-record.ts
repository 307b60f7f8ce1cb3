import * as z from 'zod/mini';
import { idempotencyKey, type Key } from './keys.ts';
import { getItem, type Table, transact, type Write } from './table.ts';

const recordSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  /** SHA-256 over route and parsed body: another one under the same key is refused. */
  requestHash: z.string(),
  status: z.int(),
  text: z.string(),
  location: z.optional(z.string()),
  /** The receipt of a submission that was refused; the answer is made from it. */
  refusedUnder: z.optional(z.string()),
  expiresAtSeconds: z.int(),
  writtenAtSeconds: z.int(),
});

/**
 * The answer to a request that created something, or was refused with a receipt. It is kept for a day, so that the same
 * request has the same answer.
 */
export type IdempotencyRecord = Readonly<z.output<typeof recordSchema>>;

const KEPT_SECONDS = 24 * 3600;

export function idempotencyRecord(
  key: Key,
  answer: {
    readonly requestHash: string;
    readonly status: number;
    readonly text: string;
    readonly location?: string;
    readonly refusedUnder?: string;
  },
  now: Date,
): IdempotencyRecord {
  const writtenAtSeconds = Math.floor(now.getTime() / 1000);
  return { ...key, ...answer, writtenAtSeconds, expiresAtSeconds: writtenAtSeconds + KEPT_SECONDS };
}

export function parseIdempotencyRecord(item: Readonly<Record<string, unknown>>): IdempotencyRecord {
  return recordSchema.parse(item);
}

/** Written unless the key is in use. DynamoDB deletes expired items late, so the condition checks the expiry itself. */
export function idempotencyWrite(table: Pick<Table, 'name'>, record: IdempotencyRecord): Write {
  return {
    Put: {
      TableName: table.name,
      Item: record,
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :now',
      ExpressionAttributeValues: { ':now': record.writtenAtSeconds },
    },
  };
}

/** The key of an idempotency key in its scope (a caller, or an entry of a notice), where one was sent. */
export function idempotencyKeyOf(scope: string | readonly string[], key: string | undefined): Key | undefined {
  return key === undefined ? undefined : idempotencyKey(scope, key);
}

/** The records on their own, for a use case whose transaction is another store's. */
export function idempotencyStore(table: Table) {
  return {
    read: async (key: Key): Promise<IdempotencyRecord | undefined> => {
      const item = await getItem(table, key);
      return item && parseIdempotencyRecord(item);
    },
    write: (record: IdempotencyRecord): Write => idempotencyWrite(table, record),
    /**
     * Keeps the answer to what was done outside the table. Where another request came first with the key, its answer
     * stays.
     */
    keep: async (record: IdempotencyRecord): Promise<void> => {
      await transact(table, [idempotencyWrite(table, record)]);
    },
  };
}
