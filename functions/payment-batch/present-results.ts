import type * as z from 'zod/mini';
import type { batchResultsView } from '../../shared/contracts/payment-batch.ts';
import type { PartOutcome, StoredResults } from '../../shared/table/results-store.ts';

/** What became of a results file so far. */
export function presentResults(
  { resultsId, lines, parts }: StoredResults,
  outcomes: readonly PartOutcome[],
): z.input<typeof batchResultsView> {
  const sumOf = (counted: 'accepted' | 'repeated') => outcomes.reduce((sum, outcome) => sum + outcome[counted], 0);
  return {
    resultsId,
    status: outcomes.length === parts ? 'TAKEN' : 'TAKING',
    lines,
    accepted: sumOf('accepted'),
    repeated: sumOf('repeated'),
    rejected: outcomes.flatMap(({ rejected }) => rejected),
  };
}
