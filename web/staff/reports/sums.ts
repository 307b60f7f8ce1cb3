import type { Phase } from '../../../shared/domain/phase.ts';
import type { Success } from '../../api/paths.ts';

export type Summary = Success<'readSummary'>;
/** What the service counts of one phase, agency, level, occupation and month. */
export type CountedRow = Summary['counts'][number];
export type SecondLooks = Omit<Summary['secondLooks'][number], 'month'>;

/** Cases, and their money in fen. */
export interface Sum {
  readonly count: number;
  readonly fen: number;
}

/** What was submitted, and what of it is approved now or has been paid. */
export interface GroupSum {
  readonly submitted: Sum;
  readonly approved: Sum;
  readonly paid: Sum;
}

/** Where the money of approved cases is, by phase. Cases in other phases are not approved, or no longer. */
const PART_OF: Readonly<Partial<Record<Phase, 'paid' | 'returned' | 'pending' | 'suspended'>>> = {
  AWAITING_PUBLICATION: 'pending',
  PUBLICISED: 'pending',
  OBJECTION_REVIEW: 'pending',
  PAYING: 'pending',
  SUSPENDED: 'suspended',
  PAYMENT_RETURNED: 'returned',
  PAID: 'paid',
};

/** The sum of rows. */
export function sumOf(rows: readonly Sum[]): Sum {
  return rows.reduce((sum, { count, fen }) => ({ count: sum.count + count, fen: sum.fen + fen }), { count: 0, fen: 0 });
}

/** What was submitted, approved and paid in some rows. */
export function groupSumOf(rows: readonly CountedRow[]): GroupSum {
  return {
    submitted: sumOf(rows),
    approved: sumOf(rows.filter(({ phase }) => PART_OF[phase] !== undefined)),
    paid: sumOf(rows.filter(({ phase }) => PART_OF[phase] === 'paid')),
  };
}

/** The rows by a key of theirs, such as the month; `keys` says in which order, and names those without a row, too. */
export function groupsOf<Key extends string | number>(
  rows: readonly CountedRow[],
  keyOf: (row: CountedRow) => Key,
  keys: readonly Key[],
): readonly ({ readonly key: Key } & GroupSum)[] {
  const known = new Map<Key, CountedRow[]>();
  for (const row of rows) {
    const rowsOfKey = known.get(keyOf(row));
    if (rowsOfKey) rowsOfKey.push(row);
    else known.set(keyOf(row), [row]);
  }
  return keys.map((key) => ({ key, ...groupSumOf(known.get(key) ?? []) }));
}

/** The parts of the approved money, with their cases. They add up to what is approved. */
export function partsOf(rows: readonly CountedRow[]) {
  const of = (part: string) => sumOf(rows.filter(({ phase }) => PART_OF[phase] === part));
  return { paid: of('paid'), returned: of('returned'), pending: of('pending'), suspended: of('suspended') };
}

/** The keys that some rows have, each once, in the order of their text. */
export function keysIn<Row, Key extends string | number>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly Key[] {
  return [...new Set(rows.map(keyOf))].sort();
}

/** The second looks of all months together, by agency and stage. */
export function secondLooksOf(rows: Summary['secondLooks']): readonly SecondLooks[] {
  const sums = new Map<string, SecondLooks>();
  for (const { agency, stage, open, decided, disagreements } of rows) {
    const key = `${agency} ${stage}`;
    const sum = sums.get(key) ?? { agency, stage, open: 0, decided: 0, disagreements: 0 };
    sums.set(key, {
      ...sum,
      open: sum.open + open,
      decided: sum.decided + decided,
      disagreements: sum.disagreements + disagreements,
    });
  }
  return [...sums.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}

/** The share of the second looks that came to another outcome, in percent; undefined where none is decided. */
export function disagreementPercent({ decided, disagreements }: Pick<SecondLooks, 'decided' | 'disagreements'>) {
  return decided === 0 ? undefined : (disagreements / decided) * 100;
}
