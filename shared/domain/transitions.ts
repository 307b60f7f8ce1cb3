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
const OPEN = [...BEFORE_PAYMENT, 'PAYING', 'PAYMENT_RETURNED'] as const;

/** The phases in which an objection may still turn out not to be admissible. */
const UNDER_OBJECTIONS = ['PUBLICISED', 'OBJECTION_REVIEW'] as const;

type Row = readonly [
  from: Transition['from'],
  event: string,
  to: Transition['to'],
  who: Transition['who'],
  clause: Transition['clause'],
];

/**
 * Every change that may happen to an application: from, event, to, who, clause. Every writer goes through `phaseAfter`,
 * which reads this table; so do the state diagram in the docs and the property tests.
 */
const ROWS = [
  [null, 'SUBMITTED', 'VERIFYING', 'applicant', 'Guide §1'],

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
  ...UNDER_OBJECTIONS.map((phase) => [phase, 'OBJECTION_NOT_ADMITTED', phase, 'system', 'Default'] as const),
  ['PUBLICISED', 'CLOSED_UNCHALLENGED', 'PAYING', 'system', 'Guide §3'],
  ['PUBLICISED', 'OBJECTION_REVIEW_OPENED', 'OBJECTION_REVIEW', 'system', 'Guide §3'],
  ['OBJECTION_REVIEW', 'OBJECTION_DISMISSED', 'PAYING', 'staff', 'Guide §3'],
  ['OBJECTION_REVIEW', 'OBJECTION_UPHELD', 'REJECTED', 'staff', 'Guide §3'],

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
] as const satisfies readonly Row[];

export type EventName = (typeof ROWS)[number][1];

/** The table, row by row. */
export const TRANSITIONS: readonly (Transition & { readonly event: EventName })[] = ROWS.map(
  ([from, event, to, who, clause]) => ({ from, event, to, who, clause }),
);

type KnownRow<Event extends EventName> = Extract<(typeof ROWS)[number], readonly [unknown, Event, ...unknown[]]>;

/** The phases an event may happen in; null where it begins a case. */
export type PhaseBefore<Event extends EventName> = KnownRow<Event>[0];

/** The phases an event may lead to. */
export type PhaseAfter<Event extends EventName> = KnownRow<Event>[2];

/** Every event once, in the order of the table. */
export const EVENT_NAMES = [...new Set(TRANSITIONS.map((transition) => transition.event))] as [
  EventName,
  ...EventName[],
];

/** The events that declare something anew: certificate, payee or contact. */
export const DECLARING_EVENTS = [
  'SUBMITTED',
  'CORRECTED',
  'PAYEE_CHANGED',
  'CONTACT_CHANGED',
] as const satisfies readonly EventName[];

/** The events with which a run of the workflow begins. The writer of the event counts the run. */
export const BEGINS_OF_RUNS = ['SUBMITTED', 'CORRECTED', 'PAYMENT_CONFIRMED'] as const satisfies readonly EventName[];

export function isBeginOfRun(event: EventName): boolean {
  return BEGINS_OF_RUNS.some((begin) => begin === event);
}

/**
 * The phase a case is in after an event.
 *
 * @throws ServiceError WRONG_PHASE where the table has no such transition from that phase by that kind of actor
 */
export function phaseAfter<Event extends EventName>(
  from: Phase | null,
  event: Event,
  who: Actor['kind'],
): PhaseAfter<Event>;
export function phaseAfter(from: Phase | null, event: EventName, who: Actor['kind']): Phase {
  const transition = TRANSITIONS.find((known) => known.from === from && known.event === event && known.who === who);
  if (!transition) throw new ServiceError('WRONG_PHASE', `${event} by ${who} may not follow ${from ?? 'nothing'}`);
  return transition.to;
}

/** Whether an event may happen in a phase, by any kind of actor. */
export function mayFollow<Event extends EventName>(from: Phase, event: Event): from is Phase & PhaseBefore<Event> {
  return TRANSITIONS.some((known) => known.from === from && known.event === event);
}
