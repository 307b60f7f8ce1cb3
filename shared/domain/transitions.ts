import type { Actor } from './actor.ts';
import { ServiceError } from './errors.ts';
import { FINAL_PHASES, type Phase } from './phase.ts';

/** One legal change of a case. `from` is null where the case begins; `to` equals `from` where something is recorded. */
export interface Transition {
  readonly from: Phase | null;
  readonly event: string;
  readonly to: Phase;
  readonly who: Actor['kind'];
  /** The clause behind it. */
  readonly clause: string;
}

/** The phases before the payment, in which the applicant may withdraw. */
const BEFORE_PAYMENT = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'CORRECTION_REQUESTED',
  'FUND_REVIEW',
  'AWAITING_PUBLICATION',
  'PUBLICISED',
  'OBJECTION_REVIEW',
] as const;

/** The phases of the review, in which a case may turn out to belong to another agency. */
const UNDER_REVIEW = ['VERIFYING', 'MANUAL_VERIFICATION', 'CORRECTION_REQUESTED', 'FUND_REVIEW'] as const;

/** The phases that a case leaves again. */
const OPEN = /* @__PURE__ */ (() => [...BEFORE_PAYMENT, 'SUSPENDED', 'PAYING', 'PAYMENT_RETURNED'] as const)();

/**
 * The phases in which an objection may come, by staff, and may turn out not to be admissible. A case awaits a second
 * publication after a suspension.
 */
const UNDER_OBJECTIONS = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'SUSPENDED'] as const;

/** The phases in which staff may pull an approved case. */
const APPROVED = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const;

/** The phases in which the payee of the heirs is named: not while registers or the applicant are asked. */
const HEIRS = /* @__PURE__ */ (() => ['MANUAL_VERIFICATION', 'FUND_REVIEW', ...APPROVED, 'SUSPENDED'] as const)();
/** The phases of an approved case that is not paid. */
const UNPAID = /* @__PURE__ */ (() => [...APPROVED, 'SUSPENDED', 'PAYMENT_RETURNED'] as const)();

/** The phases of a case that has, or has had, an entry on a notice. Someone may complain about it for ever. */
const ONCE_PUBLICISED = /* @__PURE__ */ (() =>
  [...APPROVED, 'SUSPENDED', 'PAYMENT_RETURNED', 'PAID', 'REJECTED', 'WITHDRAWN'] as const)();

/** Every phase. A second look may be decided, and a disagreement settled, long after the decision itself. */
const ALL = /* @__PURE__ */ (() => [...OPEN, 'PAID', 'REJECTED', 'WITHDRAWN'] as const)();

// What many rows have is written once, so that bundles have it once.
const APPLICANT = 'applicant';
const STAFF = 'staff';
const SYSTEM = 'system';
const DEFAULT = 'Default';
const VERIFICATION = 'Guide §2';
const PUBLICITY = 'Guide §3';
const PAYMENT = 'Guide §4';
const CORRECTION = 'Handling rules art. 24';
const REMEDY = 'Implementing rules 17';
const COUNTER = 'Handling rules art. 30';
const RECOVERY = 'Civil Code 985–988';
const ESTATE = 'Civil Code 1122';
const RETENTION = 'PIPL art. 47';

type Row = readonly [Transition['from'], string, Transition['to'], Transition['who'], string];

/** How a case begins. A function that only begins cases leaves the rest of the table out of its bundle. */
const BEGINNINGS = [
  [null, 'SUBMITTED', 'VERIFYING', APPLICANT, 'Guide §1'],
  [null, 'SUBMITTED', 'VERIFYING', STAFF, COUNTER],
  [null, 'SUBMISSION_REFUSED', 'REJECTED', SYSTEM, 'Guide §1'],
  [null, 'SUBMISSION_REFUSED', 'REJECTED', STAFF, COUNTER],
  [null, 'ADMITTED', 'VERIFYING', STAFF, REMEDY],
  [null, 'ADMITTED', 'FUND_REVIEW', STAFF, REMEDY],
] as const satisfies readonly Row[];

/**
 * Every change that may happen to an application: from, event, to, who, clause. Every writer goes through `phaseAfter`,
 * which reads this table; so do the state diagram in the docs and the property tests. A function that changes no case
 * leaves it out of its bundle.
 */
const ROWS = /* @__PURE__ */ (() =>
  [
    ...BEGINNINGS,

    ['VERIFYING', 'VERIFICATION_PASSED', 'FUND_REVIEW', SYSTEM, VERIFICATION],
    ['VERIFYING', 'VERIFICATION_REFUSED', 'REJECTED', SYSTEM, VERIFICATION],
    ['VERIFYING', 'REGISTER_UNANSWERED', 'MANUAL_VERIFICATION', SYSTEM, DEFAULT],
    ['MANUAL_VERIFICATION', 'MANUAL_VERIFICATION_APPROVED', 'FUND_REVIEW', STAFF, VERIFICATION],
    ['MANUAL_VERIFICATION', 'MANUAL_VERIFICATION_REFUSED', 'REJECTED', STAFF, VERIFICATION],

    ['MANUAL_VERIFICATION', 'CORRECTION_ASKED', 'CORRECTION_REQUESTED', STAFF, CORRECTION],
    ['FUND_REVIEW', 'CORRECTION_ASKED', 'CORRECTION_REQUESTED', STAFF, CORRECTION],
    ['CORRECTION_REQUESTED', 'CORRECTED', 'VERIFYING', APPLICANT, CORRECTION],
    ['CORRECTION_REQUESTED', 'CORRECTION_REMINDED', 'CORRECTION_REQUESTED', SYSTEM, DEFAULT],
    ['CORRECTION_REQUESTED', 'CORRECTION_LAPSED', 'REJECTED', SYSTEM, DEFAULT],

    ...UNDER_REVIEW.map((phase) => [phase, 'AGENCY_CHANGED', phase, STAFF, DEFAULT] as const),

    ['FUND_REVIEW', 'FUND_REVIEW_APPROVED', 'AWAITING_PUBLICATION', STAFF, VERIFICATION],
    ['FUND_REVIEW', 'FUND_REVIEW_REFUSED', 'REJECTED', STAFF, VERIFICATION],

    ['AWAITING_PUBLICATION', 'PUBLICATION_SCHEDULED', 'AWAITING_PUBLICATION', SYSTEM, PUBLICITY],
    ['AWAITING_PUBLICATION', 'PUBLISHED', 'PUBLICISED', SYSTEM, PUBLICITY],
    ['PUBLICISED', 'OBJECTION_FILED', 'PUBLICISED', 'public', PUBLICITY],
    ...UNDER_OBJECTIONS.map((phase) => [phase, 'OBJECTION_FILED', phase, STAFF, PUBLICITY] as const),
    ['PAYING', 'OBJECTION_FILED', 'OBJECTION_REVIEW', STAFF, PUBLICITY],
    ...UNDER_OBJECTIONS.map((phase) => [phase, 'OBJECTION_NOT_ADMITTED', phase, SYSTEM, DEFAULT] as const),
    ['PUBLICISED', 'CLOSED_UNCHALLENGED', 'PAYING', SYSTEM, PUBLICITY],
    ['PUBLICISED', 'OBJECTION_REVIEW_OPENED', 'OBJECTION_REVIEW', SYSTEM, PUBLICITY],
    ['OBJECTION_REVIEW', 'OBJECTION_REVIEW_EXTENDED', 'OBJECTION_REVIEW', STAFF, DEFAULT],
    ['OBJECTION_REVIEW', 'OBJECTION_DISMISSED', 'PAYING', STAFF, PUBLICITY],
    ['OBJECTION_REVIEW', 'OBJECTION_UPHELD', 'REJECTED', STAFF, PUBLICITY],
    ...ONCE_PUBLICISED.map((phase) => [phase, 'COMPLAINT_FILED', phase, STAFF, DEFAULT] as const),
    ...ONCE_PUBLICISED.map((phase) => [phase, 'COMPLAINT_DECIDED', phase, STAFF, DEFAULT] as const),

    ...APPROVED.map((phase) => [phase, 'SUSPENDED', 'SUSPENDED', STAFF, DEFAULT] as const),
    ['PAYING', 'SUSPENDED', 'SUSPENDED', SYSTEM, DEFAULT],
    ['SUSPENDED', 'STATEMENT_MADE', 'SUSPENDED', APPLICANT, DEFAULT],
    ['SUSPENDED', 'SUSPENSION_LIFTED', 'AWAITING_PUBLICATION', STAFF, DEFAULT],
    ['SUSPENDED', 'SUSPENSION_LIFTED', 'PAYING', STAFF, DEFAULT],
    ['SUSPENDED', 'APPROVAL_REVOKED', 'REJECTED', STAFF, DEFAULT],

    ...UNDER_REVIEW.map((phase) => [phase, 'DEATH_RECORDED', phase, STAFF, ESTATE] as const),
    ...UNPAID.map((phase) => [phase, 'DEATH_RECORDED', 'SUSPENDED', STAFF, ESTATE] as const),
    ...HEIRS.map((phase) => [phase, 'HEIRS_PAYEE_NAMED', phase, STAFF, ESTATE] as const),
    ['PAYMENT_RETURNED', 'HEIRS_PAYEE_NAMED', 'PAYMENT_RETURNED', STAFF, ESTATE],
    ...HEIRS.map((phase) => [phase, 'HEIRS_PAYEE_CONFIRMED', phase, STAFF, ESTATE] as const),
    ...HEIRS.map((phase) => [phase, 'HEIRS_PAYEE_REFUSED', phase, STAFF, ESTATE] as const),
    ['PAYMENT_RETURNED', 'HEIRS_PAYEE_REFUSED', 'PAYMENT_RETURNED', STAFF, ESTATE],

    ['PAYING', 'PAYMENT_REQUESTED', 'PAYING', SYSTEM, PAYMENT],
    ['PAYING', 'PAYMENT_SETTLED', 'PAID', 'bank', PAYMENT],
    ['PAYING', 'PAYMENT_RETURNED', 'PAYMENT_RETURNED', 'bank', PAYMENT],
    ['PAYMENT_RETURNED', 'RETURN_REMINDED', 'PAYMENT_RETURNED', SYSTEM, DEFAULT],
    ['PAYMENT_RETURNED', 'PAYEE_REFUSED', 'PAYMENT_RETURNED', STAFF, PAYMENT],
    ['PAYMENT_RETURNED', 'PAYMENT_CONFIRMED', 'PAYING', STAFF, PAYMENT],
    ...[...BEFORE_PAYMENT, 'PAYMENT_RETURNED' as const].map(
      (phase) => [phase, 'PAYEE_CHANGED', phase, APPLICANT, DEFAULT] as const,
    ),
    ...OPEN.map((phase) => [phase, 'CONTACT_CHANGED', phase, APPLICANT, DEFAULT] as const),

    ...BEFORE_PAYMENT.map((from) => [from, 'WITHDRAWN', 'WITHDRAWN', APPLICANT, DEFAULT] as const),

    ['REJECTED', 'RECONSIDERATION_REQUESTED', 'REJECTED', APPLICANT, REMEDY],
    ['REJECTED', 'RECONSIDERATION_REQUESTED', 'REJECTED', STAFF, REMEDY],
    ['REJECTED', 'REFUSAL_MAINTAINED', 'REJECTED', STAFF, REMEDY],
    ['REJECTED', 'REVERSAL_PROPOSED', 'REJECTED', STAFF, REMEDY],
    ['REJECTED', 'REVERSAL_DECLINED', 'REJECTED', STAFF, REMEDY],
    ['REJECTED', 'REFUSAL_OVERTURNED', 'REJECTED', STAFF, REMEDY],

    ...ALL.map((phase) => [phase, 'SECOND_LOOK_DECIDED', phase, STAFF, DEFAULT] as const),
    ...ALL.map((phase) => [phase, 'DISAGREEMENT_DECIDED', phase, STAFF, DEFAULT] as const),
    ['PAID', 'RECOVERY_NOTIFIED', 'PAID', STAFF, RECOVERY],
    ['PAID', 'RECOVERY_STATED', 'PAID', APPLICANT, RECOVERY],
    ['PAID', 'RECOVERY_DECIDED', 'PAID', STAFF, RECOVERY],
    ['PAID', 'RECOVERY_DROPPED', 'PAID', STAFF, RECOVERY],
    ['PAID', 'REPAYMENT_RECORDED', 'PAID', STAFF, RECOVERY],
    ['PAID', 'RECOVERY_TRANSFERRED', 'PAID', STAFF, RECOVERY],
    ['PAID', 'RECOVERY_CLOSED', 'PAID', STAFF, RECOVERY],

    ...FINAL_PHASES.map((phase) => [phase, 'LEGAL_HOLD_PLACED', phase, STAFF, RETENTION] as const),
    ...FINAL_PHASES.map((phase) => [phase, 'LEGAL_HOLD_LIFTED', phase, STAFF, RETENTION] as const),
    ...FINAL_PHASES.map((phase) => [phase, 'CONTENT_REMOVED', phase, SYSTEM, RETENTION] as const),
  ] as const satisfies readonly Row[])();

export type EventName = (typeof ROWS)[number][1];

/** The table, row by row. */
export const TRANSITIONS: readonly (Transition & { readonly event: EventName })[] = /* @__PURE__ */ ROWS.map(
  ([from, event, to, who, clause]) => ({ from, event, to, who, clause }),
);

type KnownRow<Event extends EventName> = Extract<(typeof ROWS)[number], readonly [unknown, Event, ...unknown[]]>;

/** The phases an event may happen in; null where it begins a case. */
export type PhaseBefore<Event extends EventName> = KnownRow<Event>[0];

/** The phases an event may lead to. */
export type PhaseAfter<Event extends EventName> = KnownRow<Event>[2];

/** Every event once, in the order of the table. */
export const EVENT_NAMES = /* @__PURE__ */ (() => [
  ...new Set(TRANSITIONS.map((transition) => transition.event)),
])() as [EventName, ...EventName[]];

/** The events that declare something anew: certificate, payee or contact. */
export const DECLARING_EVENTS = [
  'SUBMITTED',
  'SUBMISSION_REFUSED',
  'ADMITTED',
  'CORRECTED',
  'PAYEE_CHANGED',
  'CONTACT_CHANGED',
] as const satisfies readonly EventName[];

/** The events with which a case begins. */
export const BEGINS_OF_CASES = ['SUBMITTED', 'SUBMISSION_REFUSED', 'ADMITTED'] as const satisfies readonly EventName[];

/**
 * The phase a case is in after an event.
 *
 * @param to which phase it is to be, where an event may lead to several
 * @throws ServiceError WRONG_PHASE where the table has no such transition from that phase by that kind of actor
 */
export function phaseAfter<Event extends EventName>(
  from: Phase | null,
  event: Event,
  who: Actor['kind'],
  to?: PhaseAfter<Event>,
): PhaseAfter<Event>;
export function phaseAfter(from: Phase | null, event: EventName, who: Actor['kind'], to?: Phase): Phase {
  const transition = TRANSITIONS.find(
    (known) =>
      known.from === from && known.event === event && known.who === who && (to === undefined || known.to === to),
  );
  if (!transition) throw new ServiceError('WRONG_PHASE', `${event} by ${who} may not follow ${from ?? 'nothing'}`);
  return transition.to;
}

/**
 * The phase that a case begins in.
 *
 * @param to which one it is to be, where the event may lead to several
 * @throws ServiceError WRONG_PHASE where the event begins no case, or not by that kind of actor
 */
export function firstPhase<Event extends (typeof BEGINNINGS)[number][1]>(
  event: Event,
  who: Actor['kind'],
  to?: PhaseAfter<Event>,
): PhaseAfter<Event>;
export function firstPhase(event: EventName, who: Actor['kind'], to?: Phase): Phase {
  const beginning = BEGINNINGS.find(
    ([, name, phase, by]) => name === event && by === who && (to === undefined || phase === to),
  );
  if (!beginning) throw new ServiceError('WRONG_PHASE', `${event} by ${who} begins no case`);
  return beginning[2];
}

/** Whether an event may happen in a phase, by any kind of actor. */
export function mayFollow<Event extends EventName>(from: Phase, event: Event): from is Phase & PhaseBefore<Event> {
  return TRANSITIONS.some((known) => known.from === from && known.event === event);
}
