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
  /** The first one that the phase allows; none where it changes no case, and so goes by no phase. */
  readonly events: readonly EventName[];
  /** With which event it begins another case. */
  readonly begins?: EventName;
  /** Whoever may not decide the task may not do it either. */
  readonly isForDeciders?: true;
  /** It is about the staff themselves. */
  readonly isAboutNoCase?: true;
  /** The answer to one who may change something, but not this. */
  readonly toOthers?: string;
}

/** Whoever may change something. */
const KEYS: readonly StaffRole[] = ['reviewer', 'fund-reviewer', 'supervisor', 'payer'];

/** What staff do at the counter is about a person, not about a case that an agency has. */
interface CounterRow {
  readonly roles: readonly StaffRole[];
  /** With which event it begins a case, or what it leaves on record. */
  readonly events: readonly EventName[];
}

export const COUNTER_ROUTES = {
  checkEntry: { roles: ['reviewer', 'fund-reviewer', 'supervisor'], events: [] },
  enterApplication: { roles: ['reviewer', 'fund-reviewer', 'supervisor'], events: ['SUBMITTED', 'SUBMISSION_REFUSED'] },
  searchApplications: { roles: STAFF_ROLES, events: [] },
} as const satisfies Partial<Record<ActingRoute<'staff'>, CounterRow>>;

/** The routes about batches, which are no cases: test/functions/payment-batch/access.test.ts has who may use them. */
export const BATCH_ROUTES = ['drawUpBatch', 'approveBatch', 'breakUpBatch', 'takeResults'] as const;
/**
 * What is about many cases and changes none: request-export.test.ts in test/functions/export and
 * replay-decided-cases.test.ts in test/functions/what-if have who may ask for it.
 */
export const MANY_CASES_ROUTES = ['requestExport', 'replayDecidedCases'] as const;
/** As test/functions/retention/plans.test.ts has them: plans are no cases, and a hold is lifted where there is one. */
export const RETENTION_ROUTES = ['liftLegalHold', 'releaseRetentionPlan'] as const;
type OfNoCase = (typeof BATCH_ROUTES | typeof MANY_CASES_ROUTES | typeof RETENTION_ROUTES)[number];
type OfACase = Exclude<ActingRoute<'staff'>, 'decideTask' | OfNoCase | keyof typeof COUNTER_ROUTES>;

/** Every other route of staff that changes something. A route without a row does not compile. */
export const STAFF_ROUTES: Readonly<Record<OfACase, StaffRow>> = {
  keyObjection: { roles: KEYS, events: ['OBJECTION_FILED', 'COMPLAINT_FILED'] },
  extendTask: { roles: ['supervisor'], events: ['OBJECTION_REVIEW_EXTENDED'] },
  claimTask: { roles: ['fund-reviewer'], events: [], isForDeciders: true },
  releaseTask: { roles: KEYS, events: [] },
  transferTask: { roles: ['supervisor'], events: [], toOthers: '403 not-claimant' },
  delegateTasks: { roles: ['supervisor'], events: [], isAboutNoCase: true },
  suspendApplication: { roles: ['supervisor', 'fund-reviewer'], events: ['SUSPENDED'] },
  recordDeath: { roles: ['supervisor', 'fund-reviewer'], events: ['DEATH_RECORDED'] },
  nameHeirsPayee: { roles: ['supervisor'], events: ['HEIRS_PAYEE_NAMED'] },
  changeAgency: { roles: ['reviewer', 'fund-reviewer', 'supervisor'], events: ['AGENCY_CHANGED'] },
  keyReconsideration: { roles: KEYS, events: ['RECONSIDERATION_REQUESTED'] },
  proposeReversal: { roles: ['supervisor'], isOfTheCity: true, events: ['REVERSAL_PROPOSED'] },
  openRecovery: { roles: ['supervisor'], events: ['RECOVERY_NOTIFIED'] },
  recordRepayment: { roles: ['payer'], events: ['REPAYMENT_RECORDED'] },
  concludeRecovery: { roles: ['supervisor'], events: ['RECOVERY_TRANSFERRED', 'RECOVERY_CLOSED'] },
  placeLegalHold: { roles: ['supervisor'], events: ['LEGAL_HOLD_PLACED'] },
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
    outcomes: {
      LIFT: { events: ['SUSPENSION_LIFTED'] },
      REVOKE: { events: ['APPROVAL_REVOKED'] },
      DISMISS: { events: ['SUSPENSION_LIFTED'] },
    },
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
  VERIFICATION_SECOND_LOOK: {
    roles: ['reviewer'],
    outcomes: { APPROVE: { events: ['SECOND_LOOK_DECIDED'] }, REFUSE: { events: ['SECOND_LOOK_DECIDED'] } },
  },
  FUND_SECOND_LOOK: {
    roles: ['fund-reviewer'],
    outcomes: { APPROVE: { events: ['SECOND_LOOK_DECIDED'] }, REFUSE: { events: ['SECOND_LOOK_DECIDED'] } },
  },
  DISAGREEMENT: {
    roles: ['supervisor'],
    outcomes: { MAINTAIN: { events: ['DISAGREEMENT_DECIDED'] }, UPHOLD: { events: ['DISAGREEMENT_DECIDED'] } },
  },
  RECOVERY: {
    roles: ['supervisor'],
    outcomes: { RECOVER: { events: ['RECOVERY_DECIDED'] }, DROP: { events: ['RECOVERY_DROPPED'] } },
  },
  HEIRS_PAYEE: {
    roles: ['payer'],
    outcomes: {
      CONFIRM: { events: ['HEIRS_PAYEE_CONFIRMED', 'PAYMENT_CONFIRMED'] },
      REFUSE: { events: ['HEIRS_PAYEE_REFUSED'] },
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
  stateInRecovery: { ...ofACase, event: 'RECOVERY_STATED' },
  requestReconsideration: { ...ofACase, event: 'RECONSIDERATION_REQUESTED' },
  reconsiderRefusal: { ...ofACase, event: 'RECONSIDERATION_REQUESTED' },
};

/** Whether a phase lets staff do something: whatever changes no case is done in every phase. */
export function isDoneIn(phase: Phase, { events }: Pick<StaffRow, 'events'>): boolean {
  return events.length === 0 || eventIn(phase, events, 'staff') !== undefined;
}

/** The event that a phase lets an actor write, the first of several; undefined where it allows none. */
export function eventIn(phase: Phase | null, events: readonly EventName[], who: Transition['who']) {
  return events.find((event) =>
    TRANSITIONS.some((row) => row.from === phase && row.event === event && row.who === who),
  );
}

/** Each role alone, and all of them in one person. */
export const ROLE_SETS: readonly (readonly StaffRole[])[] = [...STAFF_ROLES.map((role) => [role]), STAFF_ROLES];
