import type { Actor } from './actor.ts';
import { ServiceError } from './errors.ts';
import type { Phase } from './phase.ts';

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

/** The phases that a case leaves again. */
const OPEN = /* @__PURE__ */ (() => [...BEFORE_PAYMENT, 'SUSPENDED', 'PAYING', 'PAYMENT_RETURNED'] as const)();

/**
 * The phases in which an objection may come, by staff, and may turn out not to be admissible. A case awaits a second
 * publication after a suspension.
 */
const UNDER_OBJECTIONS = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'SUSPENDED'] as const;

/** The phases in which staff may pull an approved case. */
const APPROVED = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const;

/** The phases of a case that has, or has had, an entry on a notice. Someone may complain about it for ever. */
const ONCE_PUBLICISED = /* @__PURE__ */ (() =>
  [...APPROVED, 'SUSPENDED', 'PAYMENT_RETURNED', 'PAID', 'REJECTED', 'WITHDRAWN'] as const)();

const REMEDY = 'Implementing rules 17';

type Row = readonly [
  from: Transition['from'],
  event: string,
  to: Transition['to'],
  who: Transition['who'],
  clause: Transition['clause'],
];

/** How a case begins. A function that only begins cases leaves the rest of the table out of its bundle. */
const BEGINNINGS = [
  [null, 'SUBMITTED', 'VERIFYING', 'applicant', 'Guide §1'],
  [null, 'SUBMISSION_REFUSED', 'REJECTED', 'system', 'Guide §1'],
  [null, 'ADMITTED', 'VERIFYING', 'staff', REMEDY],
  [null, 'ADMITTED', 'FUND_REVIEW', 'staff', REMEDY],
] as const satisfies readonly Row[];

/**
 * Every change that may happen to an application: from, event, to, who, clause. Every writer goes through `phaseAfter`,
 * which reads this table; so do the state diagram in the docs and the property tests. A function that changes no case
 * leaves it out of its bundle.
 */
const ROWS = /* @__PURE__ */ (() =>
  [
    ...BEGINNINGS,

    ['VERIFYING', 'VERIFICATION_PASSED', 'FUND_REVIEW', 'system', 'Guide §2'],
    ['VERIFYING', 'VERIFICATION_REFUSED', 'REJECTED', 'system', 'Guide §2'],
    ['VERIFYING', 'REGISTER_UNANSWERED', 'MANUAL_VERIFICATION', 'system', 'Default'],
    ['MANUAL_VERIFICATION', 'MANUAL_VERIFICATION_APPROVED', 'FUND_REVIEW', 'staff', 'Guide §2'],
    ['MANUAL_VERIFICATION', 'MANUAL_VERIFICATION_REFUSED', 'REJECTED', 'staff', 'Guide §2'],

    ['MANUAL_VERIFICATION', 'CORRECTION_ASKED', 'CORRECTION_REQUESTED', 'staff', 'Handling rules art. 24'],
    ['FUND_REVIEW', 'CORRECTION_ASKED', 'CORRECTION_REQUESTED', 'staff', 'Handling rules art. 24'],
    ['CORRECTION_REQUESTED', 'CORRECTED', 'VERIFYING', 'applicant', 'Handling rules art. 24'],
    ['CORRECTION_REQUESTED', 'CORRECTION_REMINDED', 'CORRECTION_REQUESTED', 'system', 'Default'],
    ['CORRECTION_REQUESTED', 'CORRECTION_LAPSED', 'REJECTED', 'system', 'Default'],

    ['FUND_REVIEW', 'FUND_REVIEW_APPROVED', 'AWAITING_PUBLICATION', 'staff', 'Guide §2'],
    ['FUND_REVIEW', 'FUND_REVIEW_REFUSED', 'REJECTED', 'staff', 'Guide §2'],

    ['AWAITING_PUBLICATION', 'PUBLICATION_SCHEDULED', 'AWAITING_PUBLICATION', 'system', 'Guide §3'],
    ['AWAITING_PUBLICATION', 'PUBLISHED', 'PUBLICISED', 'system', 'Guide §3'],
    ['PUBLICISED', 'OBJECTION_FILED', 'PUBLICISED', 'public', 'Guide §3'],
    ...UNDER_OBJECTIONS.map((phase) => [phase, 'OBJECTION_FILED', phase, 'staff', 'Guide §3'] as const),
    ['PAYING', 'OBJECTION_FILED', 'OBJECTION_REVIEW', 'staff', 'Guide §3'],
    ...UNDER_OBJECTIONS.map((phase) => [phase, 'OBJECTION_NOT_ADMITTED', phase, 'system', 'Default'] as const),
    ['PUBLICISED', 'CLOSED_UNCHALLENGED', 'PAYING', 'system', 'Guide §3'],
    ['PUBLICISED', 'OBJECTION_REVIEW_OPENED', 'OBJECTION_REVIEW', 'system', 'Guide §3'],
    ['OBJECTION_REVIEW', 'OBJECTION_REVIEW_EXTENDED', 'OBJECTION_REVIEW', 'staff', 'Default'],
    ['OBJECTION_REVIEW', 'OBJECTION_DISMISSED', 'PAYING', 'staff', 'Guide §3'],
    ['OBJECTION_REVIEW', 'OBJECTION_UPHELD', 'REJECTED', 'staff', 'Guide §3'],
    ...ONCE_PUBLICISED.map((phase) => [phase, 'COMPLAINT_FILED', phase, 'staff', 'Default'] as const),
    ...ONCE_PUBLICISED.map((phase) => [phase, 'COMPLAINT_DECIDED', phase, 'staff', 'Default'] as const),

    ...APPROVED.map((phase) => [phase, 'SUSPENDED', 'SUSPENDED', 'staff', 'Default'] as const),
    ['PAYING', 'SUSPENDED', 'SUSPENDED', 'system', 'Default'],
    ['SUSPENDED', 'STATEMENT_MADE', 'SUSPENDED', 'applicant', 'Default'],
    ['SUSPENDED', 'SUSPENSION_LIFTED', 'AWAITING_PUBLICATION', 'staff', 'Default'],
    ['SUSPENDED', 'SUSPENSION_LIFTED', 'PAYING', 'staff', 'Default'],
    ['SUSPENDED', 'APPROVAL_REVOKED', 'REJECTED', 'staff', 'Default'],

    ['PAYING', 'PAYMENT_REQUESTED', 'PAYING', 'system', 'Guide §4'],
    ['PAYING', 'PAYMENT_SETTLED', 'PAID', 'bank', 'Guide §4'],
    ['PAYING', 'PAYMENT_RETURNED', 'PAYMENT_RETURNED', 'bank', 'Guide §4'],
    ['PAYMENT_RETURNED', 'RETURN_REMINDED', 'PAYMENT_RETURNED', 'system', 'Default'],
    ['PAYMENT_RETURNED', 'PAYEE_REFUSED', 'PAYMENT_RETURNED', 'staff', 'Guide §4'],
    ['PAYMENT_RETURNED', 'PAYMENT_CONFIRMED', 'PAYING', 'staff', 'Guide §4'],
    ...[...BEFORE_PAYMENT, 'PAYMENT_RETURNED' as const].map(
      (phase) => [phase, 'PAYEE_CHANGED', phase, 'applicant', 'Default'] as const,
    ),
    ...OPEN.map((phase) => [phase, 'CONTACT_CHANGED', phase, 'applicant', 'Default'] as const),

    ...BEFORE_PAYMENT.map((from) => [from, 'WITHDRAWN', 'WITHDRAWN', 'applicant', 'Default'] as const),

    ['REJECTED', 'RECONSIDERATION_REQUESTED', 'REJECTED', 'applicant', REMEDY],
    ['REJECTED', 'RECONSIDERATION_REQUESTED', 'REJECTED', 'staff', REMEDY],
    ['REJECTED', 'REFUSAL_MAINTAINED', 'REJECTED', 'staff', REMEDY],
    ['REJECTED', 'REVERSAL_PROPOSED', 'REJECTED', 'staff', REMEDY],
    ['REJECTED', 'REVERSAL_DECLINED', 'REJECTED', 'staff', REMEDY],
    ['REJECTED', 'REFUSAL_OVERTURNED', 'REJECTED', 'staff', REMEDY],
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
 * The events with which a run of the workflow begins. The writer of the event counts the run. An objection begins one
 * only where it stops a payment.
 */
export const BEGINS_OF_RUNS = [
  'SUBMITTED',
  'ADMITTED',
  'CORRECTED',
  'SUSPENSION_LIFTED',
  'OBJECTION_FILED',
  'PAYMENT_CONFIRMED',
] as const satisfies readonly EventName[];

export function isBeginOfRun({ event, before }: { readonly event: EventName; readonly before: Phase | null }): boolean {
  if (event === 'OBJECTION_FILED') return before === 'PAYING';
  return BEGINS_OF_RUNS.some((begin) => begin === event);
}

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
