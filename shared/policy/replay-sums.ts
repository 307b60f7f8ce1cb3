import type { CaseChange } from './replay.ts';

/** One case that a draft would change. */
export interface ChangedCase extends CaseChange {
  readonly applicationId: string;
  /** The agency that handles it; the city where none is known. */
  readonly agency: string;
  /** The month of its submission in Beijing, YYYY-MM. */
  readonly month: string;
}

/** What a draft would change in sum, of the cases of one month and agency. Fen, and fewer are negative. */
export interface ReplaySum {
  readonly month: string;
  readonly agency: string;
  readonly cases: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly differenceFen: number;
  /** Of refused cases that nothing would stand against: what they would cost at most. It is not in the other sums. */
  readonly possibleFen: number;
  /** Cases of which it cannot be told. They are in no sum of fen. */
  readonly unknown: number;
}

/** What a sum takes of a change. */
type Summed = Pick<ChangedCase, 'kind' | 'month' | 'agency'> & {
  readonly beforeFen: number;
  readonly afterFen: number | null;
};

/** The sums by month and agency, in that order. */
export function replaySums(changes: readonly Summed[]): readonly ReplaySum[] {
  const sums = new Map<string, ReplaySum>();
  for (const { kind, month, agency, beforeFen, afterFen } of changes) {
    const key = `${month} ${agency}`;
    const sum = sums.get(key) ?? emptySum(month, agency);
    const isKnown = afterFen !== null && (kind === 'AMOUNT' || kind === 'REFUSED');
    const paid = isKnown ? { before: beforeFen, after: afterFen } : { before: 0, after: 0 };
    sums.set(key, {
      ...sum,
      cases: sum.cases + 1,
      beforeFen: sum.beforeFen + paid.before,
      afterFen: sum.afterFen + paid.after,
      differenceFen: sum.differenceFen + paid.after - paid.before,
      possibleFen: sum.possibleFen + (kind === 'NOT_REFUSED' ? (afterFen ?? 0) : 0),
      unknown: sum.unknown + (kind === 'CANNOT_BE_TOLD' ? 1 : 0),
    });
  }
  return [...sums.keys()].sort().flatMap((key) => sums.get(key) ?? []);
}

function emptySum(month: string, agency: string): ReplaySum {
  return { month, agency, cases: 0, beforeFen: 0, afterFen: 0, differenceFen: 0, possibleFen: 0, unknown: 0 };
}
