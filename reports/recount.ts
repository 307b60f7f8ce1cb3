import { createHash } from 'node:crypto';
import { type CellTallies, difference, withoutZeros } from '../shared/domain/report/tally.ts';
import { type CaseTally, caseTally } from '../shared/policy/report/case-tally.ts';
import type { WorkingCalendar } from '../shared/policy/working-calendar.ts';
import { parseApplication } from '../shared/table/application-item.ts';
import { countedCasesPartition } from '../shared/table/keys.ts';
import { recordKindOf } from '../shared/table/record-kind.ts';
import type { ReportCell } from '../shared/table/report-cell-item.ts';
import { countedCaseSchema } from '../shared/table/report-store.ts';
import type { Item } from './table-items.ts';

/** What the running counts say wrongly. */
export interface Differences {
  /** The cases that are not counted as they are. */
  readonly cases: readonly CaseTally[];
  /** What has to be added to each cell, so that it is the sum of what is counted of the cases. */
  readonly cells: CellTallies;
  readonly counted: number;
}

/** Where the cases, and what was counted of them, are read. */
export interface Counted {
  /** Every item, each time anew. */
  readonly items: () => AsyncIterable<Item>;
  /** The cells, read before any item: a count that comes between raises the revision of its cell. */
  readonly cells: readonly ReportCell[];
}

/**
 * Recounts the reports from the cases, and compares. Reads all items twice: what is counted of a case may come before
 * or after the case.
 *
 * A case that changes between the two readings is among the differences, though its next count is only on its way.
 */
export async function recount({ items, cells }: Counted, calendar: WorkingCalendar): Promise<Differences> {
  const sum: Record<string, Record<string, number>> = {};
  const countedOf = new Map<string, string>();
  for await (const item of items()) {
    if (!String(item.pk).startsWith(countedCasesPartition(''))) continue;
    const tally = countedCaseSchema.parse(item);
    countedOf.set(tally.applicationId, markOf(tally));
    add(sum, tally.cells);
  }
  const cases: CaseTally[] = [];
  for await (const item of items()) {
    if (recordKindOf({ pk: String(item.pk), sk: String(item.sk) }) !== 'application' || item.attempt === 0) continue;
    const tally = caseTally(parseApplication(item), calendar);
    if (countedOf.get(tally.applicationId) !== markOf(tally)) cases.push(tally);
  }
  const kept = Object.fromEntries(cells.map(({ name, tally }) => [name, tally]));
  return { cases, cells: difference(withoutZeros(sum), kept), counted: countedOf.size };
}

function markOf({ eventCount, cells }: CaseTally): string {
  const figures = Object.entries(cells)
    .flatMap(([name, tally]) => Object.entries(tally).map(([figure, number]) => `${name} ${figure} ${number}`))
    .sort();
  return createHash('sha256')
    .update(`${eventCount}\n${figures.join('\n')}`)
    .digest('base64');
}

function add(sum: Record<string, Record<string, number>>, cells: CellTallies): void {
  for (const [name, tally] of Object.entries(cells)) {
    sum[name] ??= {};
    const into = sum[name];
    for (const [figure, number] of Object.entries(tally)) into[figure] = (into[figure] ?? 0) + number;
  }
}
