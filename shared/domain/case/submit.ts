import { APPLICANT } from '../actor.ts';
import { beijingDate } from '../civil-date.ts';
import type { EnteredAtCounter } from '../counter-entry.ts';
import { type Instant, instantOf } from '../instant.ts';
import { programmeOf } from '../programme.ts';
import type { Terms } from '../terms.ts';
import type { Application, ApplicationIn } from './application.ts';
import { beginCase } from './begin-case.ts';
import type { Declaration } from './case-content.ts';
import type { Change, Effect } from './change.ts';

export interface SubmissionFacts {
  readonly declaration: Omit<Declaration, 'terms'>;
  /** The subject of the applicant's token; empty where staff entered it. */
  readonly subject: string;
  /** How it came over the counter; undefined where the applicant sent it. */
  readonly counter?: EnteredAtCounter | undefined;
  readonly applicationId: string;
  /** Random, and known to this case only: the key of its content digests. */
  readonly contentSalt: string;
  readonly terms: Terms;
  /** The calendar year, Beijing time, that the place is taken in. */
  readonly year: number;
  /** How many submissions of one person are accepted in a day. */
  readonly submissionsPerDay: number;
  readonly nextDueAt: Instant;
  /** The unsuccessful attempt that this one follows. */
  readonly previous: Application | undefined;
}

/** A submission, as a change that begins a case: it begins under verification and takes a place of its year. */
export interface Submission extends Change {
  readonly before: null;
  readonly after: ApplicationIn<'VERIFYING'>;
  readonly effects: readonly Extract<Effect, { readonly kind: 'TAKE_ANNUAL_PLACE' | 'SET_ASIDE' }>[];
}

/** The case as it begins, with its first audit event. @source Guide §1, §4 */
export function submit(facts: SubmissionFacts, moment: Date): Submission {
  const { declaration, subject, applicationId, contentSalt, terms, year, submissionsPerDay, nextDueAt, previous } =
    facts;
  const { counter } = facts;
  const submittedAt = instantOf(moment);
  const { event, begun } = beginCase({
    event: 'SUBMITTED',
    actor: APPLICANT,
    counter,
    at: submittedAt,
    applicationId,
    contentSalt,
    declares: { ...declaration, terms },
  });
  const after: Submission['after'] = {
    ...begun,
    stage: 'declared',
    attempt: (previous?.attempt ?? 0) + 1,
    applicantSubject: subject,
    submittedAt,
    year,
    nextDueAt,
    workflowRun: 1,
  };
  return {
    before: null,
    after,
    event,
    effects: [
      {
        kind: 'TAKE_ANNUAL_PLACE',
        programme: programmeOf(terms),
        year,
        limit: terms.annualLimit,
        day: { date: beijingDate(moment), submissionsAtMost: submissionsPerDay },
      },
      ...(previous ? [{ kind: 'SET_ASIDE', previous } as const] : []),
    ],
  };
}
