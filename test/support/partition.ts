import { personPartition } from '../../shared/table/keys.ts';
import { queryItems, type Table } from '../../shared/table/table.ts';
import type { Person } from './people.ts';

/** Every item that is stored of a person, by sort key. */
export async function itemsOf(table: Table, { idNumber }: Person): Promise<readonly Record<string, unknown>[]> {
  return queryItems(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': personPartition(idNumber) },
    ConsistentRead: true,
    Limit: 1000,
  });
}
