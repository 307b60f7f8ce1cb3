/** What a cell of the public statistics counts. */
export interface Counted {
  readonly count: number;
  readonly fen: number;
}

/** In place of a number that is small enough to point at people. */
export const TOO_FEW = '<11';
export type Published = number | typeof TOO_FEW;

/** The least number of cases that is printed. Default. */
export const LEAST_PUBLISHED = 11;

/** Rows as the public may see them, and their totals. */
export interface Disclosure<Row> {
  readonly rows: readonly (Omit<Row, keyof Counted> & { readonly count: Published; readonly fen: Published })[];
  /** Of the rows whose numbers are printed, and of no other. */
  readonly totals: Counted & { readonly rowsLeftOut: number };
}

/**
 * What the public may see of some rows. A row of fewer than eleven cases is printed without its numbers, and is in no
 * total: so nothing that is printed depends on them, and they cannot be computed from anything that is.
 *
 * A row without a case is left out. That nobody was paid says nothing about a person.
 *
 * @source docs/adr/0056-small-numbers-are-not-published.md
 */
export function disclosed<Row extends Counted>(rows: readonly Row[]): Disclosure<Row> {
  const known = rows.filter(({ count }) => count > 0);
  const printed = known.filter(({ count }) => count >= LEAST_PUBLISHED);
  return {
    rows: known.map((row) =>
      row.count >= LEAST_PUBLISHED ? row : { ...row, count: TOO_FEW as Published, fen: TOO_FEW as Published },
    ),
    totals: {
      count: printed.reduce((total, { count }) => total + count, 0),
      fen: printed.reduce((total, { fen }) => total + fen, 0),
      rowsLeftOut: known.length - printed.length,
    },
  };
}
