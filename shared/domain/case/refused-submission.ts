import { SYSTEM } from '../actor.ts';
import type { EnteredAtCounter } from '../counter-entry.ts';
import { instantOf } from '../instant.ts';
import type { ReasonCode } from '../reason-code.ts';
import type { ReasonFacts } from '../refusal.ts';
import type { Terms } from '../terms.ts';
import type { ApplicationIn } from './application.ts';
import { beginCase } from './begin-case.ts';
import type { Declaration } from './case-content.ts';
import type { Change } from './change.ts';

export interface RefusedSubmissionFacts {
  readonly declaration: Omit<Declaration, 'terms'>;
  /** The subject of the applicant's token; empty where staff entered it. */
  readonly subject: string;
  /** How it came over the counter; undefined where the applicant sent it. */
  readonly counter?: EnteredAtCounter | undefined;
  readonly receiptNumber: string;
  readonly contentSalt: string;
  readonly terms: Terms;
  readonly reasons: readonly ReasonCode[];
  /** What the texts of the reasons name. */
  readonly facts: ReasonFacts;
  /** The calendar year, Beijing time, in which it was submitted. */
  readonly year: number;
}

/** A submission that was refused at once. It is kept as a case that has ended, and takes no place of its year. */
export interface RefusedSubmission extends Change {
  readonly before: null;
  readonly after: ApplicationIn<'REJECTED'>;
  readonly effects: readonly [];
}

/**
 * A submission is refused: what was declared, and why, is kept as a receipt (回执). It is no attempt: the person may
 * apply again at once, and ask for a reconsideration all the same.
 *
 * @source 行政复议法实施条例 17: the right to challenge a refusal, which needs a record of it
 */
export function refuseSubmission(facts: RefusedSubmissionFacts, moment: Date): RefusedSubmission {
  const {
    declaration,
    subject,
    counter,
    receiptNumber: applicationId,
    contentSalt,
    terms,
    reasons,
    facts: reasonFacts,
    year,
  } = facts;
  const submittedAt = instantOf(moment);
  const { event, begun } = beginCase({
    event: 'SUBMISSION_REFUSED',
    actor: SYSTEM,
    counter,
    at: submittedAt,
    applicationId,
    contentSalt,
    declares: { ...declaration, terms },
  });
  const after: RefusedSubmission['after'] = {
    ...begun,
    stage: 'declared',
    attempt: 0,
    applicantSubject: subject,
    submittedAt,
    year,
    workflowRun: 0,
    reasons: [...reasons],
    facts: reasonFacts,
    // A refusal at once is no document of an agency: its receipt has the number.
    documentNumber: applicationId,
    refusedAt: submittedAt,
  };
  return { before: null, after, event, effects: [] };
}
