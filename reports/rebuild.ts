import { parseArgs } from 'node:util';
import { CITY_AGENCY } from '../shared/domain/agency-code.ts';
import { policies } from '../shared/policy/policies.ts';
import { chineseCalendar } from '../shared/policy/working-calendar.ts';
import { operatorTable } from '../shared/table/operator-client.ts';
import type { ReportCell } from '../shared/table/report-cell-item.ts';
import { reportStore } from '../shared/table/report-store.ts';
import type { Table } from '../shared/table/table.ts';
import { cellsOfExport } from './cells-of-export.ts';
import { putCasesRight, putCellsRight } from './put-right.ts';
import { type Differences, recount } from './recount.ts';
import { itemsOfExport, itemsOfTable } from './table-items.ts';

/**
 * `npm run reports:rebuild`: recounts the reports from the cases of the table TABLE_NAME, or of an export with
 * `-- --export FILE`, and prints where the running counts differ. With `-- --write` it puts the table's counts right
 * first. Exits with 1 where a difference is left, with 2 where the cases could not be read.
 */
const EVERY_MONTH = { from: '0000-00', to: '9999-99' };

try {
  const { values } = parseArgs({ options: { export: { type: 'string' }, write: { type: 'boolean' } } });
  if (values.export && values.write) throw new Error('An export cannot be written: leave out --export or --write.');
  const found = values.export
    ? await recountExport(values.export)
    : await recountTable(operatorTable(process.env), values.write);
  for (const { applicationId, eventCount } of found.cases) {
    console.log(`${applicationId}  is not counted as of its event ${eventCount}`);
  }
  for (const [name, tally] of Object.entries(found.cells)) {
    const figures = Object.entries(tally).map(([figure, number]) => `${figure} ${number > 0 ? '+' : ''}${number}`);
    console.log(`${name}  lacks ${figures.join(', ')}`);
  }
  const [cases, cells] = [found.cases.length, Object.keys(found.cells).length];
  console.log(`${found.counted} cases counted, ${cases} not as they are; ${cells} cells differ`);
  process.exitCode = cases + cells > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function recountExport(file: string): Promise<Differences> {
  const items = () => itemsOfExport(file);
  return recount({ items, cells: await cellsOfExport(items()) }, chineseCalendar);
}

async function recountTable(table: Table, write = false): Promise<Differences> {
  const read = async () => {
    const cells = await cellsOfTable(table);
    return { cells, found: await recount({ items: () => itemsOfTable(table), cells }, chineseCalendar) };
  };
  const first = await read();
  if (!write) return first.found;
  await putCasesRight(table, first.found.cases);
  // Counting a case also adds to its cells, so the cells are compared anew.
  const second = await read();
  await putCellsRight(table, second.found.cells, second.cells);
  return (await read()).found;
}

async function cellsOfTable(table: Table): Promise<readonly ReportCell[]> {
  const reports = reportStore(table);
  const agencies = new Set([CITY_AGENCY, ...policies.flatMap((policy) => policy.agencies.map(({ code }) => code))]);
  const cells = [...((await reports.paidCells(EVERY_MONTH, Number.POSITIVE_INFINITY)) ?? [])];
  for (const agency of agencies) {
    cells.push(...((await reports.cellsOf(agency, EVERY_MONTH, Number.POSITIVE_INFINITY)) ?? []));
  }
  return cells;
}
