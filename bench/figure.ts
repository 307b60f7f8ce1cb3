/** A measured value and its budget, the most it may be. */
export interface Verdict {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
}

/** The result of one benchmark. */
export interface Figure {
  readonly lines: readonly string[];
  readonly verdicts: readonly Verdict[];
}

export function isMet({ measured, budget }: Verdict): boolean {
  return measured <= budget;
}

/** `ok    submission handler, bundle: 445.0 kB, at most 450 kB` */
export function verdictLine(verdict: Verdict): string {
  const { what, measured, budget, unit } = verdict;
  return `${isMet(verdict) ? 'ok  ' : 'OVER'}  ${what}: ${shown(measured)}${unit}, at most ${budget}${unit}`;
}

/** Rows as text in aligned columns, numbers to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row, index) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column > 0 || typeof rows[index]?.[column] === 'number' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  '),
  );
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
