import * as z from 'zod/mini';
import { type Cell, cellNamed } from '../domain/report/cell.ts';
import type { Tally } from '../domain/report/tally.ts';

/** One cell of the reports as the table holds it. */
export interface ReportCell {
  readonly name: string;
  readonly cell: Cell;
  readonly tally: Tally;
  /** Raised by one whenever the cell is counted in. */
  readonly revision: number;
}

const cellItemSchema = z.looseObject({ cell: z.string(), revision: z.int() });

/** Every figure of a cell is an attribute of its own, with a colon in its name. */
export function parseCell(item: Readonly<Record<string, unknown>>): ReportCell {
  const { cell: name, revision, ...attributes } = cellItemSchema.parse(item);
  const figures = Object.entries(attributes).filter(([attribute]) => attribute.includes(':'));
  return {
    name,
    cell: cellNamed(name),
    tally: z.record(z.string(), z.int()).parse(Object.fromEntries(figures)),
    revision,
  };
}
