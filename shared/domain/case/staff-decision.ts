import type { Instant } from '../instant.ts';
import type { Decision, Task } from '../task.ts';
import type { Application } from './application.ts';
import { type Change, changeBy } from './change.ts';
import type { Decider } from './decider.ts';
import type { Employment } from './verification.ts';

/**
 * What every decision of staff comes with: the open task, what was decided, and when the workflow must have heard of
 * it.
 */
export interface StaffDecision {
  readonly task: Task;
  readonly decision: Decision;
  /** The keyed hash of the ID number of the person who decided. */
  readonly person: string;
  readonly nextDueAt: Instant;
  /** The absent colleagues whose deputy made it. Each counts as having decided this stage. */
  readonly represented?: readonly Pick<Decider, 'person' | 'staffId'>[];
}

/** A refusal also has a number of its own. */
export interface StaffRefusal extends StaffDecision {
  readonly documentNumber: string;
}

/** When an entry is visible, and on which notice; and when it is paid. */
export interface Publication {
  readonly noticeId: string;
  readonly publishAt: Instant;
  readonly closesAt: Instant;
  readonly payAt: Instant;
}

/**
 * Staff looked up what a silent register could not say. What the register did say takes precedence.
 *
 * @source Guide §2
 */
export function approveManualVerification(
  application: Application,
  made: StaffDecision & { readonly employment: Employment },
): Change {
  const { agency, employer } = made.employment;
  return changeBy(decisionBy('MANUAL_VERIFICATION_APPROVED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(before, made),
    stage: 'verified',
    certificateApprovedAt: made.decision.decidedAt,
    agency: before.agency ?? agency,
    employer: before.employer ?? employer,
  }));
}

/** @source Guide §2 */
export function refuseManualVerification(application: Application, made: StaffRefusal): Change {
  return changeBy(decisionBy('MANUAL_VERIFICATION_REFUSED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(before, made),
    ...refused(made),
  }));
}

/**
 * The approval is valid without a publication, which is then scheduled once its year has holiday data. It is not valid
 * without an employer, whom the public notice names.
 *
 * @source Guide §2, §3
 */
export function approveFundReview(
  application: Application,
  made: StaffDecision & { readonly employer: string; readonly publication: Publication | undefined },
): Change {
  const { employer, publication } = made;
  const fundApprovedAt = made.decision.decidedAt;
  return changeBy(decisionBy('FUND_REVIEW_APPROVED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(before, made),
    fundApprovedAt,
    employer,
    ...(publication ? { stage: 'scheduled', ...publication } : { stage: 'approved' }),
  }));
}

/** @source Guide §2 */
export function refuseFundReview(application: Application, made: StaffRefusal): Change {
  return changeBy(decisionBy('FUND_REVIEW_REFUSED', application, made), (before, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(before, made),
    ...refused(made),
  }));
}

/** A decision of staff as an event of the case: it decides the task. */
export function decisionBy<Event extends string>(
  event: Event,
  application: Application,
  { task, decision }: StaffDecision,
) {
  return {
    application,
    event,
    actor: actorOf(decision),
    at: decision.decidedAt,
    effects: [{ kind: 'DECIDE_TASK', task: { ...task, status: 'DECIDED', decision } }],
  } as const;
}

/** Who decided, and in whose stead. */
export function actorOf({ decidedBy: staffId, representing }: Decision) {
  return { kind: 'staff', staffId, ...(representing && { representing }) } as const;
}

/** What a refusal by staff sets. */
export function refused({ decision, documentNumber }: StaffRefusal) {
  const { reasons, explanation, decidedAt } = decision;
  return { reasons, explanation, documentNumber, refusedAt: decidedAt };
}

/** Who has decided from now on, and when the workflow must have heard of it. */
export function decidedBy(
  { deciders }: Application,
  { task, decision, person, nextDueAt, represented = [] }: StaffDecision,
) {
  const decided = [{ person, staffId: decision.decidedBy }, ...represented];
  return { deciders: [...deciders, ...decided.map((each) => ({ stage: task.kind, ...each }))], nextDueAt };
}
