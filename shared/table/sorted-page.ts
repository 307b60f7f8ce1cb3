import { decodeNext, encodeNext } from '../contracts/next.ts';
import type { Page } from './page.ts';
import { queryItems, type Table } from './table.ts';

type Item = Readonly<Record<string, unknown>>;

export interface SortedQuery {
  /** Names the list in its page marks. */
  readonly name: string;
  /** Partitions of the table that together are the list. */
  readonly partitions: readonly string[];
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  readonly next: string | undefined;
  /** Leaves items out of the list. Where it leaves out most of them, a page may have fewer entries than its limit. */
  readonly isWanted?: (item: Item) => boolean;
}

/** A list whose filter leaves out nearly everything reads on for so many pages, so that one request stays short. */
const MOST_READS = 5;

/**
 * One page over several partitions of the table itself, merged by sort key, strongly consistent. Sort keys are unique,
 * so the next page begins after the last one read.
 *
 * @throws ServiceError VALIDATION where `next` does not come from an earlier page
 */
export async function sortedPage<Entry>(
  table: Table,
  { name, partitions, order, limit, next, isWanted = () => true }: SortedQuery,
  parse: (item: Item) => Entry,
): Promise<Page<Entry>> {
  const entries: Entry[] = [];
  let after = next === undefined ? undefined : decodeNext(name, next);
  for (let reads = 1; ; reads += 1) {
    const merged = await mergedItems(table, { partitions, order, limit, after });
    for (const item of merged.slice(0, limit)) {
      after = String(item.sk);
      if (isWanted(item)) entries.push(parse(item));
      if (entries.length === limit) break;
    }
    const isMore = merged.length > 0 && after !== String(merged.at(-1)?.sk);
    if (!isMore || entries.length === limit || reads === MOST_READS) {
      return { entries, ...(isMore && after !== undefined && { next: encodeNext(name, after) }) };
    }
  }
}

async function mergedItems(
  table: Table,
  query: Pick<SortedQuery, 'partitions' | 'order' | 'limit'> & { readonly after: string | undefined },
): Promise<readonly Item[]> {
  const { partitions, order, limit, after } = query;
  const comparison = order === 'ascending' ? '>' : '<';
  const pages = await Promise.all(
    partitions.map((pk) =>
      queryItems(table, {
        KeyConditionExpression: `pk = :pk${after === undefined ? '' : ` AND sk ${comparison} :after`}`,
        ExpressionAttributeValues: { ':pk': pk, ...(after !== undefined && { ':after': after }) },
        ScanIndexForward: order === 'ascending',
        ConsistentRead: true,
        Limit: limit + 1,
      }),
    ),
  );
  const sign = order === 'ascending' ? 1 : -1;
  return pages
    .flat()
    .sort((one, other) => sign * (String(one.sk) < String(other.sk) ? -1 : 1))
    .slice(0, limit + 1);
}
