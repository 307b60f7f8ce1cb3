import { ServiceError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { programmeOf } from '../programme.ts';
import type { AdmissionBasis } from '../remedy.ts';
import type { Task } from '../task.ts';
import type { Application, ApplicationIn } from './application.ts';
import { beginCase } from './begin-case.ts';
import { type Change, changeBy, type Effect } from './change.ts';
import { currentFindings } from './current-findings.ts';
import { ENTRY } from './decider.ts';
import { decided } from './reconsideration.ts';
import { actorOf, decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';

/** What a refusal falls on, and what the attempt in its place begins with. */
export interface AdmissionFacts {
  readonly basis: AdmissionBasis;
  readonly documentNumber: string;
  readonly applicationId: string;
  readonly contentSalt: string;
  /** What the registers said of the refused attempt. */
  readonly findings: readonly Finding[];
  readonly nextDueAt: Instant;
  /** The other remedies that are still open: with the refusal, they have nothing left to decide. */
  readonly openTasks: readonly Task[];
  /** The attempt that has the place of person, occupation and level now: the refused one itself, or a later one. */
  readonly current: Application | undefined;
}

/** A refusal that falls, and the attempt in its place. Both are written together or not at all. */
export interface Admission {
  readonly overturned: Change & { readonly before: Application };
  readonly admitted: Change & { readonly before: null };
}

/**
 * A refusal falls: the refused case stays as it is, on record, and a new attempt takes its place with the original day
 * of submission for deadline and year. Where only staff had refused it begins with the fund review, on what the
 * registers have said; else with the verification.
 *
 * The caller makes sure that the place of person, occupation and level is free.
 *
 * @throws ServiceError WRONG_PHASE where nothing was refused, or the refusal has fallen
 * @source 行政复议法, 行政诉讼法: what is annulled has no effect from the beginning
 */
export function admit(application: Application, made: StaffDecision, facts: AdmissionFacts): Admission {
  if (application.phase !== 'REJECTED' || application.overturned) {
    throw new ServiceError('WRONG_PHASE', 'nothing was refused, or the refusal has fallen');
  }
  const { decidedAt } = made.decision;
  const { basis, documentNumber, applicationId, openTasks } = facts;
  const { effects, ...decision } = decisionBy('REFUSAL_OVERTURNED', application, made);
  const cancelled = openTasks.map((task) => ({ kind: 'CANCEL_TASK', task: { ...task, status: 'CANCELLED' } }) as const);
  const overturned = changeBy({ ...decision, effects: [...effects, ...cancelled] }, (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(before, made),
    ...(basis === 'RECONSIDERATION' && {
      reconsideration: decided(before.reconsideration, { outcome: 'GRANT', decidedAt }),
    }),
    overturned: { basis, documentNumber, at: decidedAt, applicationId },
    nextDueAt: undefined,
    attention: undefined,
  }));
  return { overturned: { ...overturned, before: application }, admitted: admitted(application, made, facts) };
}

function admitted(
  refused: ApplicationIn<'REJECTED'>,
  { decision }: StaffDecision,
  { basis, documentNumber, applicationId, contentSalt, findings, nextDueAt, current }: AdmissionFacts,
): Change & { readonly before: null } {
  const { applicant, certificate, payee, terms, applicantSubject, submittedAt, year, reasons, counterEntry, deaths } =
    refused;
  const at = decision.decidedAt;
  const { event, begun } = beginCase({
    event: 'ADMITTED',
    actor: actorOf(decision),
    at,
    to: refused.stage === 'declared' ? 'VERIFYING' : 'FUND_REVIEW',
    applicationId,
    contentSalt,
    declares: { applicant, certificate, payee, terms },
  });
  const attempt = {
    ...begun,
    attempt: Math.max(current?.attempt ?? 0, refused.attempt) + 1,
    applicantSubject,
    // It is still the application that came over the counter, and who entered it decides nothing here either.
    ...(counterEntry && { counterEntry, deciders: refused.deciders.filter(({ stage }) => stage === ENTRY) }),
    submittedAt,
    year,
    // The payee of the heirs is named anew: the trail of this attempt knows of none.
    ...(deaths && { deaths }),
    admittedBy: { basis, applicationId: refused.applicationId, documentNumber, at, overruled: [...reasons] },
    nextDueAt,
    workflowRun: 1,
  };
  const after: Application =
    refused.stage === 'declared'
      ? { ...attempt, phase: 'VERIFYING', stage: 'declared' }
      : {
          ...attempt,
          phase: 'FUND_REVIEW',
          stage: 'verified',
          certificateApprovedAt: refused.certificateApprovedAt,
          agency: refused.agency,
          employer: refused.employer,
        };
  const effects: readonly Effect[] = [
    { kind: 'TAKE_ANNUAL_PLACE', programme: programmeOf(terms), year, limit: terms.annualLimit },
    // A later attempt that ended makes room; the refused one moves with its own change.
    ...(current && current.applicationId !== refused.applicationId
      ? [{ kind: 'SET_ASIDE', previous: current } as const]
      : []),
    ...(after.phase === 'FUND_REVIEW' ? findingsToCopy(refused, findings) : []),
  ];
  return { before: null, after, event, effects };
}

/** What was found of the refused attempt holds for the new one, which has had no correction: rounds count anew. */
function findingsToCopy(refused: Application, findings: readonly Finding[]): readonly Effect[] {
  return currentFindings(refused, findings).map(({ round: _, ...finding }) => ({ kind: 'COPY_FINDING', finding }));
}
