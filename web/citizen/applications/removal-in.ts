import { ProblemError } from '../../api/trouble.ts';

/** What the service says where the content has gone, because its time is over; undefined for any other answer. */
export function removalIn(error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 410) return undefined;
  return error.problem.errors?.[0]?.message;
}
