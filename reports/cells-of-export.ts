import { PAID_BY_MONTH, reportPartition } from '../shared/table/keys.ts';
import { parseCell, type ReportCell } from '../shared/table/report-cell-item.ts';
import type { Item } from './table-items.ts';

/** The cells of the reports among the items of an export. */
export async function cellsOfExport(items: AsyncIterable<Item>): Promise<readonly ReportCell[]> {
  const cells: ReportCell[] = [];
  for await (const item of items) {
    if (item.pk === PAID_BY_MONTH || String(item.pk).startsWith(reportPartition(''))) cells.push(parseCell(item));
  }
  return cells;
}
