import { decodeNext, encodeNext } from '../contracts/next.ts';
import { queryItems, type Table } from './table.ts';

/** One page of a list, and the opaque text that asks for the one after it. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

export interface MergedQuery {
  readonly index: string;
  readonly partitionName: string;
  readonly sortName: string;
  /** Partitions that together are the list; each is read at most one page deep. */
  readonly partitions: readonly string[];
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  readonly next: string | undefined;
}

/**
 * One page over several partitions of an index, merged by sort key. Sort keys are unique, so the next page begins after
 * the last one shown.
 *
 * @throws ServiceError VALIDATION where `next` does not come from an earlier page
 */
export async function mergedPage<Entry>(
  table: Table,
  query: MergedQuery,
  parse: (item: Readonly<Record<string, unknown>>) => Entry,
): Promise<Page<Entry>> {
  const { index, partitionName, sortName, partitions, order, limit, next } = query;
  const after = next === undefined ? undefined : decodeNext(index, next);
  const comparison = order === 'ascending' ? '>' : '<';
  const pages = await Promise.all(
    partitions.map((partition) =>
      queryItems(table, {
        IndexName: index,
        KeyConditionExpression: `#pk = :pk${after === undefined ? '' : ` AND #sk ${comparison} :after`}`,
        ExpressionAttributeNames: { '#pk': partitionName, ...(after !== undefined && { '#sk': sortName }) },
        ExpressionAttributeValues: { ':pk': partition, ...(after !== undefined && { ':after': after }) },
        ScanIndexForward: order === 'ascending',
        Limit: limit + 1,
      }),
    ),
  );
  const sortKeyOf = (item: Readonly<Record<string, unknown>>) => String(item[sortName]);
  const sign = order === 'ascending' ? 1 : -1;
  const merged = pages.flat().sort((one, other) => sign * (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1));
  const shown = merged.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown.map(parse),
    ...(merged.length > limit && last && { next: encodeNext(index, sortKeyOf(last)) }),
  };
}
