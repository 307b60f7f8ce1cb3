import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { batchKey } from '../../shared/table/batch-keys.ts';
import { personPartition } from '../../shared/table/keys.ts';
import { queryPrefix, type Table, updateItem } from '../../shared/table/table.ts';
import type { BatchDesk } from '../functions/payment-batch/batch-desk.ts';
import { aPerson } from '../support/people.ts';

const AT_ONCE = 25;
const SIDE_BY_SIDE = 8;

/**
 * A batch that is out with so many payments of the same amount. One case goes the whole way; the others are copies of
 * what is stored of it, under ids and people of their own, as another way there would take hours.
 */
export async function manyPayments({ table, desk }: Pick<BatchDesk, 'table' | 'desk'>, count: number) {
  const first = aPerson(1);
  const applicationId = await desk.waits(first);
  const { batchId } = await desk.drawUp();
  const ofCase = await itemsOf(table, personPartition(first.idNumber), [`OCC#`, `PAYMENT#${applicationId}`]);
  const ofBatch = await itemsOf(table, `BATCH#${batchId}`, ['ROW#']);
  const pattern = JSON.stringify([...ofCase, ...ofBatch]);
  const idOf = (n: number) => (n === 0 ? applicationId : `MANY${String(n).padStart(12, '0')}`);
  const copyOf = (n: number): readonly Record<string, unknown>[] =>
    JSON.parse(pattern.replaceAll(applicationId, idOf(n)).replaceAll(first.idNumber, aPerson(n + 1).idNumber));
  let puts: { PutRequest: { Item: Record<string, unknown> } }[] = [];
  for (let n = 1; n < count; n += 1) {
    puts.push(...copyOf(n).map((Item) => ({ PutRequest: { Item } })));
    if (puts.length < AT_ONCE * SIDE_BY_SIDE && n < count - 1) continue;
    await putAll(table, puts);
    puts = [];
  }
  await updateItem(table, {
    Key: batchKey(batchId),
    UpdateExpression: 'ADD #count :more, totalFen :moreFen',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':more': count - 1, ':moreFen': (count - 1) * 250_000 },
  });
  await desk.approve(batchId);
  await desk.file(batchId);
  return { batchId, paymentIds: Array.from({ length: count }, (_, n) => `${idOf(n)}-1`) };
}

async function itemsOf(table: Table, pk: string, prefixes: readonly string[]) {
  const found = await Promise.all(prefixes.map((prefix) => queryPrefix(table, pk, prefix, 1)));
  return found.flat();
}

async function putAll(table: Table, puts: readonly { PutRequest: { Item: Record<string, unknown> } }[]): Promise<void> {
  const writes: Promise<unknown>[] = [];
  for (let from = 0; from < puts.length; from += AT_ONCE) {
    const some = puts.slice(from, from + AT_ONCE);
    writes.push(table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: some } })));
  }
  await Promise.all(writes);
}
