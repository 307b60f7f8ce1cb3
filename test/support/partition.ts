import { annualCounterKey, personPartition } from '../../shared/table/keys.ts';
import { getItem, queryItems, type Table } from '../../shared/table/table.ts';
import type { Person } from './people.ts';

/** Every item stored for a person, by sort key. */
export async function itemsOf(table: Table, { idNumber }: Person): Promise<readonly Record<string, unknown>[]> {
  return queryItems(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': personPartition(idNumber) },
    ConsistentRead: true,
    Limit: 1000,
  });
}

/** How many of a person's annual places are taken; undefined where the year has no counter yet. */
export async function placesTaken(table: Table, { idNumber }: Person, year = 2021): Promise<unknown> {
  return (await getItem(table, annualCounterKey(idNumber, year)))?.taken;
}
