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
  /** Which entries the list shows. The others are read too, so it is for lists of which one read holds a good part. */
  readonly only?: ((item: Item) => boolean) | undefined;
}

type Item = Readonly<Record<string, unknown>>;

/** How many entries a filtered list looks at in one read: of small ones, well below its 1 MB. */
const LOOKED_AT_ONCE = 1000;

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
  const { index, partitionName, sortName, partitions, order, limit, next, only } = query;
  const after = next === undefined ? undefined : decodeNext(index, next);
  const comparison = order === 'ascending' ? '>' : '<';
  const read = (partition: string, from: string | undefined, Limit: number) =>
    queryItems(table, {
      IndexName: index,
      KeyConditionExpression: `#pk = :pk${from === undefined ? '' : ` AND #sk ${comparison} :after`}`,
      ExpressionAttributeNames: { '#pk': partitionName, ...(from !== undefined && { '#sk': sortName }) },
      ExpressionAttributeValues: { ':pk': partition, ...(from !== undefined && { ':after': from }) },
      ScanIndexForward: order === 'ascending',
      Limit,
    });
  /** Enough entries of a partition for the page. A filter may take several reads. */
  const firstOf = async (partition: string): Promise<readonly Item[]> => {
    if (!only) return read(partition, after, limit + 1);
    const found: Item[] = [];
    for (let from = after; found.length <= limit; ) {
      const items = await read(partition, from, LOOKED_AT_ONCE);
      if (items.length === 0) break;
      for (const item of items.filter(only)) found.push(item);
      from = sortKeyOf(items.at(-1) ?? {});
    }
    return found.slice(0, limit + 1);
  };
  const sortKeyOf = (item: Item) => String(item[sortName]);
  const pages = await Promise.all(partitions.map(firstOf));
  const sign = order === 'ascending' ? 1 : -1;
  const merged = pages.flat().sort((one, other) => sign * (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1));
  const shown = merged.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown.map(parse),
    ...(merged.length > limit && last && { next: encodeNext(index, sortKeyOf(last)) }),
  };
}
