import type { CellTallies } from '../shared/domain/report/tally.ts';
import type { CaseTally } from '../shared/policy/report/case-tally.ts';
import type { ReportCell } from '../shared/table/report-cell-item.ts';
import { cellCorrection, countedCases, countWrites } from '../shared/table/report-store.ts';
import { type Table, transact } from '../shared/table/table.ts';

/**
 * Counts cases as they are, whatever was counted of them. A case that the stream counts at the same moment is left to
 * the stream.
 *
 * @returns how many were left
 */
export async function putCasesRight(table: Table, cases: readonly CaseTally[]): Promise<number> {
  let left = 0;
  for (const tally of cases) {
    const before = await countedCases(table, [tally]);
    const counted = before.get(tally.applicationId);
    if (counted && counted.eventCount > tally.eventCount) continue;
    const written = await transact(table, countWrites(table, [tally], before));
    if (written.outcome === 'cancelled') left += 1;
  }
  return left;
}

/**
 * Adds to cells what they lack. A cell that was counted in since it was read is left: its sum may be another by now.
 *
 * @returns how many were left
 */
export async function putCellsRight(
  table: Table,
  corrections: CellTallies,
  cells: readonly ReportCell[],
): Promise<number> {
  const revisions = new Map(cells.map(({ name, revision }) => [name, revision]));
  let left = 0;
  for (const [name, tally] of Object.entries(corrections)) {
    const written = await transact(table, [cellCorrection(table, { name, tally, revision: revisions.get(name) })]);
    if (written.outcome === 'cancelled') left += 1;
  }
  return left;
}
