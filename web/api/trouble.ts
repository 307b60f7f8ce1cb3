import type * as z from 'zod/mini';
import type { problemView } from '../../shared/contracts/problems.ts';

/** The problem with which the service refused a request (RFC 9457). */
export type Problem = Readonly<z.output<typeof problemView>>;

/** No answer at all, or one that did not come from the service: no network, a proxy, a server that is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The sign-in has ended and could not be renewed without the person. Nothing was sent. */
export class SignInNeededError extends Error {
  override readonly name = 'SignInNeededError';
}

/** The service answered and refused. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** How long to wait before the next try, where the service said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.type);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What a page can say about a failed request. A page of its own may say more about a problem it knows. */
export type Trouble =
  | 'unreachable'
  | 'unavailable'
  | 'signInNeeded'
  | 'forbidden'
  | 'notFound'
  | 'tooMany'
  | 'unexpected';

export function troubleOf(error: unknown): Trouble {
  if (error instanceof UnreachableError) return 'unreachable';
  if (error instanceof SignInNeededError) return 'signInNeeded';
  if (!(error instanceof ProblemError)) return 'unexpected';
  switch (error.problem.status) {
    case 401:
      return 'signInNeeded';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'notFound';
    case 429:
      return 'tooMany';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'unexpected';
  }
}

/** Whether the same request may succeed at the next try. */
export function mayPass(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble === 'unreachable' || trouble === 'unavailable' || trouble === 'tooMany';
}
