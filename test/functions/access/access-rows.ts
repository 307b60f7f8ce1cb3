import type { RouteName, routes } from '../../../shared/contracts/routes.ts';
import { STAFF_ROLES, type StaffRole } from '../../../shared/domain/actor.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { type EventName, TRANSITIONS, type Transition } from '../../../shared/domain/transitions.ts';

/** The routes of one kind of caller that are no mere reading. */
export type ActingRoute<Access extends 'staff' | 'applicant'> = {
  [Name in RouteName]: (typeof routes)[Name] extends { access: Access; method: 'POST' | 'PUT' } ? Name : never;
}[RouteName];

/**
 * Who of the staff may do something, and which event it writes. The phases in which it may be done follow from that.
 */
export interface StaffRow {
  readonly roles: readonly StaffRole[];
  /** Whether only the city's staff may do it, for whichever agency. */
  readonly isOfTheCity?: true;
  /** The first one that the phase allows. */
  readonly events: readonly EventName[];
  /** With which event it begins another case. */
  readonly begins?: EventName;
}

/** Whoever may change something. */
const KEYS: readonly StaffRole[] = ['reviewer', 'fund-reviewer', 'supervisor', 'payer'];

/** Every route of staff that changes something. A route without a row does not compile. */
export const STAFF_ROUTES: Readonly<Record<Exclude<ActingRoute<'staff'>, 'decideTask'>, StaffRow>> = {
  keyObjection: { roles: KEYS, events: ['OBJECTION_FILED', 'COMPLAINT_FILED'] },
  extendTask: { roles: ['supervisor'], events: ['OBJECTION_REVIEW_EXTENDED'] },
  suspendApplication: { roles: ['supervisor', 'fund-reviewer'], events: ['SUSPENDED'] },
  keyReconsideration: { roles: KEYS, events: ['RECONSIDERATION_REQUESTED'] },
  proposeReversal: { roles: ['supervisor'], isOfTheCity: true, events: ['REVERSAL_PROPOSED'] },
};

interface KindRow extends Pick<StaffRow, 'roles' | 'isOfTheCity'> {
  readonly outcomes: Partial<Readonly<Record<TaskOutcome, Pick<StaffRow, 'events' | 'begins'>>>>;
}

/** What staff decide. An outcome that a kind does not name does not fit it. A kind without a row does not compile. */
export const DECISIONS: Readonly<Record<TaskKind, KindRow>> = {
  MANUAL_VERIFICATION: {
    roles: ['reviewer'],
    outcomes: {
      APPROVE: { events: ['MANUAL_VERIFICATION_APPROVED'] },
      REFUSE: { events: ['MANUAL_VERIFICATION_REFUSED'] },
      REQUEST_CORRECTION: { events: ['CORRECTION_ASKED'] },
    },
  },
  FUND_REVIEW: {
    roles: ['fund-reviewer'],
    outcomes: {
      APPROVE: { events: ['FUND_REVIEW_APPROVED'] },
      REFUSE: { events: ['FUND_REVIEW_REFUSED'] },
      REQUEST_CORRECTION: { events: ['CORRECTION_ASKED'] },
    },
  },
  OBJECTION_REVIEW: {
    roles: ['supervisor'],
    outcomes: { UPHOLD: { events: ['OBJECTION_UPHELD'] }, DISMISS: { events: ['OBJECTION_DISMISSED'] } },
  },
  COMPLAINT: {
    roles: ['supervisor'],
    outcomes: { UPHOLD: { events: ['COMPLAINT_DECIDED'] }, DISMISS: { events: ['COMPLAINT_DECIDED'] } },
  },
  SUSPENSION_REVIEW: {
    roles: ['supervisor'],
    outcomes: { LIFT: { events: ['SUSPENSION_LIFTED'] }, REVOKE: { events: ['APPROVAL_REVOKED'] } },
  },
  PAYMENT_CONFIRMATION: {
    roles: ['payer'],
    outcomes: { CONFIRM: { events: ['PAYMENT_CONFIRMED'] }, REFUSE: { events: ['PAYEE_REFUSED'] } },
  },
  RECONSIDERATION: {
    roles: ['supervisor'],
    outcomes: {
      MAINTAIN: { events: ['REFUSAL_MAINTAINED'] },
      GRANT: { events: ['REFUSAL_OVERTURNED'], begins: 'ADMITTED' },
    },
  },
  REVERSAL: {
    roles: ['supervisor'],
    isOfTheCity: true,
    outcomes: {
      CONFIRM: { events: ['REFUSAL_OVERTURNED'], begins: 'ADMITTED' },
      REFUSE: { events: ['REVERSAL_DECLINED'] },
    },
  },
};

/** Which event an applicant writes, and the answer to one who is not the applicant of the case. */
export interface ApplicantRow {
  /** Nothing where it only tells something. */
  readonly event?: EventName;
  readonly toOthers: '404 not-found' | '403 wrong-person';
  /** The answer in a phase that does not allow it. */
  readonly otherwise?: '409 not-again';
}

const ofACase = { toOthers: '404 not-found' } as const;
/** The body names the applicant, who must be the caller. */
const forOneself = { toOthers: '403 wrong-person' } as const;

/** Every route of applicants that is no mere reading. A route without a row does not compile. */
export const APPLICANT_ROUTES: Readonly<Record<ActingRoute<'applicant'>, ApplicantRow>> = {
  checkEligibility: forOneself,
  submitApplication: { ...forOneself, event: 'SUBMITTED', otherwise: '409 not-again' },
  withdrawApplication: { ...ofACase, event: 'WITHDRAWN' },
  correctApplication: { ...ofACase, event: 'CORRECTED' },
  changePayee: { ...ofACase, event: 'PAYEE_CHANGED' },
  changeContact: { ...ofACase, event: 'CONTACT_CHANGED' },
  makeStatement: { ...ofACase, event: 'STATEMENT_MADE' },
  requestReconsideration: { ...ofACase, event: 'RECONSIDERATION_REQUESTED' },
  reconsiderRefusal: { ...ofACase, event: 'RECONSIDERATION_REQUESTED' },
};

/** The event that a phase lets an actor write, the first of several; undefined where it allows none. */
export function eventIn(phase: Phase | null, events: readonly EventName[], who: Transition['who']) {
  return events.find((event) =>
    TRANSITIONS.some((row) => row.from === phase && row.event === event && row.who === who),
  );
}

/** Each role alone, and all of them in one person. */
export const ROLE_SETS: readonly (readonly StaffRole[])[] = [...STAFF_ROLES.map((role) => [role]), STAFF_ROLES];
