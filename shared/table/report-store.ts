import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { civilDateSchema } from '../domain/civil-date.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { cellNamed, type Month } from '../domain/report/cell.ts';
import { difference, sumOf, type Tally, withoutZeros } from '../domain/report/tally.ts';
import type { CaseTally } from '../policy/report/case-tally.ts';
import { countedCaseKey, type Key, monthBounds, PAID_BY_MONTH, reportCellKey, reportPartition } from './keys.ts';
import { parseCell, type ReportCell } from './report-cell-item.ts';
import { queryItems, retryOnConflict, type Table, transact, type Write } from './table.ts';

/** The running counts of the reports. */
export interface ReportStore {
  /**
   * Counts what cases contribute after their latest event, in place of what they contributed before: once, however
   * often and in whatever order contributions come. Whatever is as old as what was counted is left out.
   *
   * @param tallies at most MOST_COUNTED_AT_ONCE, of different cases
   * @throws WriteConflictError after about four seconds of losing to other writers
   */
  readonly count: (tallies: readonly CaseTally[]) => Promise<void>;
  /**
   * The cells of an agency for some months.
   *
   * @returns undefined where there are more than `most`
   */
  readonly cellsOf: (agency: string, months: Months, most: number) => Promise<readonly ReportCell[] | undefined>;
  /** The cells of the payments of every agency for some months, as `cellsOf`. */
  readonly paidCells: (months: Months, most: number) => Promise<readonly ReportCell[] | undefined>;
}

/** Both ends are included. */
export interface Months {
  readonly from: Month;
  readonly to: Month;
}

export function reportStore(table: Table): ReportStore {
  return {
    count: (tallies) => retryOnConflict(table, () => countOnce(table, tallies)),
    cellsOf: (agency, months, most) => readCells(table, reportPartition(agency), months, most),
    paidCells: (months, most) => readCells(table, PAID_BY_MONTH, months, most),
  };
}

export const countedCaseSchema = z.object({
  applicationId: z.string(),
  submittedOn: civilDateSchema,
  eventCount: z.int(),
  cells: z.record(z.string(), z.record(z.string(), z.int())),
});

async function countOnce(table: Table, tallies: readonly CaseTally[]): Promise<void> {
  if (tallies.length === 0) return;
  const before = await countedCases(table, tallies);
  const news = tallies.filter(({ applicationId, eventCount }) => {
    const counted = before.get(applicationId);
    return counted === undefined || counted.eventCount < eventCount;
  });
  if (news.length === 0) return;
  for (const writes of transactionsOf(table, news, before)) {
    const written = await transact(table, writes);
    // Another count of the same case came first, or is under way.
    if (written.outcome === 'cancelled') throw new WriteConflictError(`count: ${written.codes.join()}`);
  }
}

/** What one transaction holds. */
const MOST_WRITES = 100;

/** The writes of `countWrites`, halved as long as they do not fit into one transaction. Each case is in one of them. */
function transactionsOf(
  table: Pick<Table, 'name'>,
  news: readonly CaseTally[],
  before: ReadonlyMap<string, CaseTally>,
): readonly (readonly Write[])[] {
  const writes = countWrites(table, news, before);
  if (writes.length <= MOST_WRITES || news.length === 1) return [writes];
  const half = Math.ceil(news.length / 2);
  return [news.slice(0, half), news.slice(half)].flatMap((part) => transactionsOf(table, part, before));
}

/** The writes that put contributions in the place of those counted before; they hold only while nothing else counts. */
export function countWrites(
  table: Pick<Table, 'name'>,
  news: readonly CaseTally[],
  before: ReadonlyMap<string, CaseTally>,
): readonly Write[] {
  const changes = news.map((tally) => difference(tally.cells, before.get(tally.applicationId)?.cells ?? {}));
  const sum = withoutZeros(sumOf(changes));
  // Where changes outweigh each other in a cell, it still gets its next revision.
  const touched = new Set(changes.flatMap((cells) => Object.keys(cells)));
  return [
    ...news.map((tally) => countedCaseWrite(table, tally, before.get(tally.applicationId))),
    ...[...touched].map((name) => cellWrite(table, name, sum[name] ?? {})),
  ];
}

function countedCaseWrite(table: Pick<Table, 'name'>, tally: CaseTally, before: CaseTally | undefined): Write {
  const key = countedCaseKey(tally.submittedOn, tally.applicationId);
  const item = { TableName: table.name, Item: { ...key, ...tally } };
  if (!before) return { Put: { ...item, ConditionExpression: 'attribute_not_exists(pk)' } };
  const condition = {
    ConditionExpression: 'eventCount = :before',
    ExpressionAttributeValues: { ':before': before.eventCount },
  };
  return { Put: { ...item, ...condition } };
}

/** `revision` tells the recount whether a cell was counted in while it read the table. */
function cellWrite(table: Pick<Table, 'name'>, name: string, tally: Tally) {
  const figures = Object.entries(tally);
  const names = Object.fromEntries(figures.map(([figure], index) => [`#f${index}`, figure]));
  const values = Object.fromEntries(figures.map(([, number], index) => [`:f${index}`, number]));
  const added = figures.map((_, index) => `#f${index} :f${index}`);
  return {
    Update: {
      TableName: table.name,
      Key: reportCellKey(cellNamed(name)),
      UpdateExpression: `SET cell = :cell ADD ${['revision :one', ...added].join(', ')}`,
      ...(figures.length > 0 && { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: { ...values, ':cell': name, ':one': 1 },
    },
  };
}

/** Adds to a cell what a recount found missing; holds only while nothing was counted in it since it was read. */
export function cellCorrection(
  table: Pick<Table, 'name'>,
  { name, tally, revision }: { readonly name: string; readonly tally: Tally; readonly revision: number | undefined },
): Write {
  const { Update } = cellWrite(table, name, tally);
  if (revision === undefined) return { Update: { ...Update, ConditionExpression: 'attribute_not_exists(pk)' } };
  const values = { ...Update.ExpressionAttributeValues, ':revision': revision };
  return { Update: { ...Update, ConditionExpression: 'revision = :revision', ExpressionAttributeValues: values } };
}

/** What was counted of some cases, by application, strongly consistent. */
export async function countedCases(
  table: Table,
  cases: readonly Pick<CaseTally, 'applicationId' | 'submittedOn'>[],
): Promise<ReadonlyMap<string, CaseTally>> {
  const Keys: Key[] = cases.map(({ submittedOn, applicationId }) => countedCaseKey(submittedOn, applicationId));
  const { Responses, UnprocessedKeys } = await table.client.send(
    new BatchGetCommand({ RequestItems: { [table.name]: { ConsistentRead: true, Keys } } }),
  );
  if (UnprocessedKeys?.[table.name]) throw new WriteConflictError('the table read only a part');
  const items = Responses?.[table.name] ?? [];
  return new Map(items.map((item) => countedCaseSchema.parse(item)).map((counted) => [counted.applicationId, counted]));
}

const MOST_AT_ONCE = 1000;

async function readCells(
  table: Table,
  pk: string,
  { from, to }: Months,
  most: number,
): Promise<readonly ReportCell[] | undefined> {
  const [first, last] = monthBounds(from, to);
  const cells: ReportCell[] = [];
  for (let after = first; ; ) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': after, ':to': last },
      Limit: MOST_AT_ONCE,
    });
    if (items.length === 0) return cells;
    cells.push(...items.map(parseCell));
    if (cells.length > most) return undefined;
    // The least text after the last sort key: one read gives 1 MB, so a page may end before its limit.
    after = `${items.at(-1)?.sk}\u0000`;
  }
}
