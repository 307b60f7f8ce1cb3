import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '../shared/table/table.ts';

export type Item = Readonly<Record<string, unknown>>;

/**
 * Every item of a table, page by page, strongly consistent. The service itself never reads so; this is for an operator,
 * who has the time and pays for reading the whole table.
 */
export async function* itemsOfTable({ client, name }: Table): AsyncGenerator<Item> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from, Limit: 1000 }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/**
 * Every item of an export, one a line, either as an export to S3 writes it (`{"Item":{"pk":{"S":"…"}, …}}`) or as plain
 * JSON (`{"pk":"…", …}`).
 *
 * @throws SyntaxError where a line is not JSON
 */
export async function* itemsOfExport(file: string): AsyncGenerator<Item> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const read: { readonly Item?: Parameters<typeof unmarshall>[0] } & Item = JSON.parse(line);
    yield read.Item ? unmarshall(read.Item) : read;
  }
}
