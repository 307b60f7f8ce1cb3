/** Excel reads a file with this mark as UTF-8. */
export const BOM = '\uFEFF';

/** Lines of a file end as RFC 4180 has it, and as Excel writes it. */
export const LINE_END = '\r\n';

/** Text that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line without its end. A cell that a spreadsheet would take for a formula begins with an apostrophe; one with a
 * comma, a quote or a line break is quoted.
 *
 * @source RFC 4180, 2
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(cellOf).join(',');
}

function cellOf(value: string | number): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A record of a file, and the number of the line on which it begins, the first being 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records of a text, without empty lines. A quoted cell may have commas, quotes and line breaks; a quote that is
 * never closed takes the rest of the text into its cell.
 *
 * @source RFC 4180, 2
 */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
      cells.push(cell.text);
      line += cell.text.split('\n').length - 1;
      at = cell.end;
      if (text[at] !== ',') break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: begun, cells };
  }
}

function plainCell(text: string, from: number) {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\r' && text[end] !== '\n') end += 1;
  return { text: text.slice(from, end), end };
}

function quotedCell(text: string, from: number) {
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const inner = text.slice(from + 1, end).replaceAll('""', '"');
  const rest = plainCell(text, end + 1);
  return { text: inner + rest.text, end: rest.end };
}
