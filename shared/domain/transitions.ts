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

/** The phases in which an objection may still turn out not to be admissible. */
const UNDER_OBJECTIONS = ['PUBLICISED', 'OBJECTION_REVIEW'] as const;

/**
 * Every change that may happen to an application. Every writer goes through `phaseAfter`, which reads this table; so
 * do the state diagram in the docs and the property tests.
 */
export const TRANSITIONS = [
  { from: null, event: 'SUBMITTED', to: 'VERIFYING', who: 'applicant', clause: 'Guide §1' },

  { from: 'VERIFYING', event: 'VERIFICATION_PASSED', to: 'FUND_REVIEW', who: 'system', clause: 'Guide §2' },
  { from: 'VERIFYING', event: 'VERIFICATION_REFUSED', to: 'REJECTED', who: 'system', clause: 'Guide §2' },
  { from: 'VERIFYING', event: 'REGISTER_UNANSWERED', to: 'MANUAL_VERIFICATION', who: 'system', clause: 'Default' },
  {
    from: 'MANUAL_VERIFICATION',
    event: 'MANUAL_VERIFICATION_APPROVED',
    to: 'FUND_REVIEW',
    who: 'staff',
    clause: 'Guide §2',
  },
  {
    from: 'MANUAL_VERIFICATION',
    event: 'MANUAL_VERIFICATION_REFUSED',
    to: 'REJECTED',
    who: 'staff',
    clause: 'Guide §2',
  },

  {
    from: 'MANUAL_VERIFICATION',
    event: 'CORRECTION_ASKED',
    to: 'CORRECTION_REQUESTED',
    who: 'staff',
    clause: 'Handling rules art. 24',
  },
  {
    from: 'FUND_REVIEW',
    event: 'CORRECTION_ASKED',
    to: 'CORRECTION_REQUESTED',
    who: 'staff',
    clause: 'Handling rules art. 24',
  },
  {
    from: 'CORRECTION_REQUESTED',
    event: 'CORRECTED',
    to: 'VERIFYING',
    who: 'applicant',
    clause: 'Handling rules art. 24',
  },

  { from: 'FUND_REVIEW', event: 'FUND_REVIEW_APPROVED', to: 'AWAITING_PUBLICATION', who: 'staff', clause: 'Guide §2' },
  { from: 'FUND_REVIEW', event: 'FUND_REVIEW_REFUSED', to: 'REJECTED', who: 'staff', clause: 'Guide §2' },

  {
    from: 'AWAITING_PUBLICATION',
    event: 'PUBLICATION_SCHEDULED',
    to: 'AWAITING_PUBLICATION',
    who: 'system',
    clause: 'Guide §3',
  },
  { from: 'AWAITING_PUBLICATION', event: 'PUBLISHED', to: 'PUBLICISED', who: 'system', clause: 'Guide §3' },
  { from: 'PUBLICISED', event: 'OBJECTION_FILED', to: 'PUBLICISED', who: 'public', clause: 'Guide §3' },
  ...UNDER_OBJECTIONS.map(
    (phase) => ({ from: phase, event: 'OBJECTION_NOT_ADMITTED', to: phase, who: 'system', clause: 'Default' }) as const,
  ),
  { from: 'PUBLICISED', event: 'CLOSED_UNCHALLENGED', to: 'PAYING', who: 'system', clause: 'Guide §3' },
  { from: 'PUBLICISED', event: 'OBJECTION_REVIEW_OPENED', to: 'OBJECTION_REVIEW', who: 'system', clause: 'Guide §3' },
  { from: 'OBJECTION_REVIEW', event: 'OBJECTION_DISMISSED', to: 'PAYING', who: 'staff', clause: 'Guide §3' },
  { from: 'OBJECTION_REVIEW', event: 'OBJECTION_UPHELD', to: 'REJECTED', who: 'staff', clause: 'Guide §3' },

  { from: 'PAYING', event: 'PAYMENT_REQUESTED', to: 'PAYING', who: 'system', clause: 'Guide §4' },
  { from: 'PAYING', event: 'PAYMENT_SETTLED', to: 'PAID', who: 'bank', clause: 'Guide §4' },
  { from: 'PAYING', event: 'PAYMENT_RETURNED', to: 'PAYMENT_RETURNED', who: 'bank', clause: 'Guide §4' },
  { from: 'PAYMENT_RETURNED', event: 'PAYMENT_CONFIRMED', to: 'PAYING', who: 'staff', clause: 'Guide §4' },

  ...BEFORE_PAYMENT.map(
    (from) => ({ from, event: 'WITHDRAWN', to: 'WITHDRAWN', who: 'applicant', clause: 'Default' }) as const,
  ),
] as const satisfies readonly Transition[];

export type EventName = (typeof TRANSITIONS)[number]['event'];

type KnownTransition<Event extends EventName> = Extract<(typeof TRANSITIONS)[number], { readonly event: Event }>;

/** The phases an event may happen in; null where it begins a case. */
export type PhaseBefore<Event extends EventName> = KnownTransition<Event>['from'];

/** The phases an event may lead to. */
export type PhaseAfter<Event extends EventName> = KnownTransition<Event>['to'];

/** Every event once, in the order of the table. */
export const EVENT_NAMES = [...new Set(TRANSITIONS.map((transition) => transition.event))] as [
  EventName,
  ...EventName[],
];

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
