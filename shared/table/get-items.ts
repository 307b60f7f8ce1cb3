import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { WriteConflictError } from '../domain/errors.ts';
import type { Key } from './keys.ts';
import { pauseBeforeRetry, type Table } from './table.ts';

/** DynamoDB reads at most this many items in one request. */
const AT_ONCE = 100;
const MAXIMUM_TRIES = 10;

/**
 * Items by their keys, strongly consistent, in no order; those that are not there are left out. A hundred keys are one
 * round trip. DynamoDB may read only a part of them, and the rest is asked for again.
 *
 * @throws WriteConflictError where the table still reads only a part after ten tries
 */
export async function getItems(
  table: Table,
  keys: readonly Key[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found: Record<string, unknown>[] = [];
  for (let index = 0; index < keys.length; index += AT_ONCE) {
    let wanted: Record<string, unknown>[] = keys.slice(index, index + AT_ONCE).map(({ pk, sk }) => ({ pk, sk }));
    for (let tries = 1; wanted.length > 0; tries += 1) {
      const { Responses, UnprocessedKeys } = await table.client.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { ConsistentRead: true, Keys: wanted } } }),
      );
      for (const item of Responses?.[table.name] ?? []) found.push(item);
      wanted = UnprocessedKeys?.[table.name]?.Keys ?? [];
      if (wanted.length > 0 && tries === MAXIMUM_TRIES) throw new WriteConflictError('the table read only a part');
      if (wanted.length > 0) await pauseBeforeRetry(table, tries);
    }
  }
  return found;
}
