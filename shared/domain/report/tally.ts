/** Whole numbers by name that add up: what cases contribute to one cell of the reports. A name that is absent is 0. */
export type Tally = Readonly<Record<string, number>>;

/** Tallies by the cell that they belong to. */
export type CellTallies = Readonly<Record<string, Tally>>;

/** The sum of tallies, cell by cell. */
export function sumOf(tallies: Iterable<CellTallies>): CellTallies {
  const sum: Record<string, Record<string, number>> = {};
  for (const cells of tallies) addTo(sum, cells, 1);
  return sum;
}

/** What has to be added to `before` to make it `after`. Nothing in it is zero, and no cell is empty. */
export function difference(after: CellTallies, before: CellTallies): CellTallies {
  const sum: Record<string, Record<string, number>> = {};
  addTo(sum, after, 1);
  addTo(sum, before, -1);
  return withoutZeros(sum);
}

/** The same tallies without what is zero. */
export function withoutZeros(cells: CellTallies): CellTallies {
  return Object.fromEntries(
    Object.entries(cells)
      .map(([cell, tally]) => [cell, Object.fromEntries(Object.entries(tally).filter(([, number]) => number !== 0))])
      .filter(([, tally]) => Object.keys(tally ?? {}).length > 0),
  );
}

function addTo(sum: Record<string, Record<string, number>>, cells: CellTallies, times: 1 | -1): void {
  for (const [cell, tally] of Object.entries(cells)) {
    sum[cell] ??= {};
    const into = sum[cell];
    for (const [name, number] of Object.entries(tally)) into[name] = (into[name] ?? 0) + times * number;
  }
}
