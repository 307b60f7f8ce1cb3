import type { MediaType } from './route.ts';

/** What the sentence of a problem may depend on. */
export interface ProblemFacts {
  /** The media type of the bodies that the route takes. */
  readonly bodyType: MediaType;
  readonly supervisionPhone: string | undefined;
  readonly claimant: string | undefined;
}

export interface ProblemKind {
  readonly status: number;
  /** The end of its type. Every function holds every problem, so the beginning is written once. */
  readonly slug: string;
  readonly title: string;
  /** The sentence, or how to write it for one answer. */
  readonly detail: string | ((told: ProblemFacts) => string);
  /** How the caller can authenticate. RFC 9110 requires it with a 401 for want of a token. */
  readonly challenge?: 'Bearer';
  /** Seconds after which a new try makes sense. */
  readonly retryAfter?: number;
}

/** The stable URI path that names a kind of problem. */
export function problemType({ slug }: Pick<ProblemKind, 'slug'>): `/problems/${string}` {
  return `/problems/${slug}`;
}
