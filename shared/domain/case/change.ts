import type { Actor } from '../actor.ts';
import { type AuditEvent, sealEvent } from '../audit-event.ts';
import type { CivilDate } from '../civil-date.ts';
import { contentDigest } from '../content-digest.ts';
import { ServiceError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Objection } from '../objection.ts';
import type { Payment } from '../payment.ts';
import { isUnsuccessful } from '../phase.ts';
import type { Task } from '../task.ts';
import { type EventName, mayFollow, type PhaseAfter, type PhaseBefore, phaseAfter } from '../transitions.ts';
import type { Application, ApplicationIn } from './application.ts';
import {
  type Declaration,
  decidedContent,
  declaredContent,
  extendedContent,
  orderedContent,
  requestedContent,
  statedContent,
} from './case-content.ts';
import type { FormerDeclaration } from './former-declaration.ts';

/** What must be written in the same transaction as a change of a case, as data. The table knows how. */
export type Effect =
  /** Holds only while the year has a place left, and the day, where given, has had fewer submissions than it may. */
  | {
      readonly kind: 'TAKE_ANNUAL_PLACE';
      readonly year: number;
      readonly limit: number;
      readonly day?: { readonly date: CivilDate; readonly submissionsAtMost: number };
    }
  | { readonly kind: 'GIVE_BACK_ANNUAL_PLACE'; readonly year: number }
  /** An earlier, unsuccessful attempt makes room for the next one. */
  | { readonly kind: 'SET_ASIDE'; readonly previous: Application }
  /** What the case declared before this event. Written once. */
  | { readonly kind: 'KEEP_DECLARATION'; readonly former: FormerDeclaration }
  /** Holds only while the task is open, so that of two decisions one wins. */
  | { readonly kind: 'DECIDE_TASK' | 'CANCEL_TASK'; readonly task: Task }
  /** Holds only while there is no task of this id. */
  | { readonly kind: 'OPEN_TASK'; readonly task: Task }
  /** Holds only while the task is open and was not extended before. */
  | { readonly kind: 'EXTEND_TASK'; readonly task: Task }
  /** Holds only while the task is open and has no statement. */
  | { readonly kind: 'STATE_IN_TASK'; readonly task: Task }
  | { readonly kind: 'COUNT_NOTICE_ENTRY'; readonly noticeId: string }
  /** The notice shows which serials have left it. None is used again. */
  | { readonly kind: 'WITHDRAW_NOTICE_ENTRY'; readonly noticeId: string; readonly serial: number }
  /** Which case a serial of a notice belongs to; kept after the entry has left the notice. */
  | { readonly kind: 'STORE_NOTICE_ENTRY'; readonly noticeId: string; readonly serial: number }
  | { readonly kind: 'STORE_OBJECTION'; readonly objection: Objection }
  /** A finding of the attempt whose refusal fell holds for this one. */
  | { readonly kind: 'COPY_FINDING'; readonly finding: Finding }
  /** Records why an objection is not admitted; holds only while it is not refused. */
  | { readonly kind: 'REFUSE_OBJECTION'; readonly objection: Objection }
  /** Holds only while no payment of this number exists: one order per number, ever. */
  | { readonly kind: 'REQUEST_PAYMENT'; readonly payment: Payment }
  /** Holds only while the payment has no result and its token is the one that was read. */
  | { readonly kind: 'SETTLE_PAYMENT'; readonly payment: Payment };

/** One event of a case, decided but not yet written. */
export interface Change {
  /** The case as it was read; null where it begins. */
  readonly before: Application | null;
  readonly after: Application;
  readonly event: AuditEvent;
  readonly effects: readonly Effect[];
}

/** The fields that every event sets. */
interface EventFields<Event extends EventName>
  extends Pick<Application, 'version' | 'eventCount' | 'lastEventHash' | 'attention'> {
  readonly phase: PhaseAfter<Event>;
}

/** What an event that declares something sets besides. */
type DeclaredFields = Partial<Declaration & Pick<Application, 'declaredBy'>>;

interface Occurrence<Event extends EventName> {
  readonly application: Application;
  readonly event: Event;
  /** Which phase the case is in then, where the event may lead to several. */
  readonly to?: PhaseAfter<Event>;
  readonly actor: Actor;
  readonly at: Instant;
  /** The objection that the event is about. */
  readonly objectionId?: string;
  /** What the case declares from now on, where the event changes that. */
  readonly declares?: Declaration;
  readonly effects?: readonly Effect[];
}

/**
 * A change of an existing case: `after` gives the next case from the present one and the fields that the event sets.
 *
 * An attempt that ends without a payment gives its annual place back. A new phase clears what needed attention in the
 * one before. What was declared, what a task decided or a payment ordered goes into the event as a digest.
 *
 * @throws ServiceError WRONG_PHASE where the transition table has no such event for the phase and the actor
 */
export function changeBy<Event extends EventName>(
  { application, event, to, actor, at, objectionId, declares, effects = [] }: Occurrence<Event>,
  after: (
    before: ApplicationIn<NonNullable<PhaseBefore<Event>>>,
    fields: EventFields<Event> & DeclaredFields,
  ) => Application,
): Change {
  const phase = phaseAfter(application.phase, event, actor.kind, to);
  if (!isBefore(application, event)) throw new ServiceError('WRONG_PHASE', `${event} may not follow`);
  const sealed = sealEvent({
    applicationId: application.applicationId,
    sequence: application.eventCount + 1,
    event,
    at,
    actor,
    before: application.phase,
    after: phase,
    contentDigest: digestOf(application, declares, effects),
    objectionId,
    previousHash: application.lastEventHash,
  });
  const fields = {
    phase,
    version: application.version + 1,
    eventCount: sealed.sequence,
    lastEventHash: sealed.hash,
    attention: application.phase === sealed.after ? application.attention : undefined,
    ...(declares && { ...declares, declaredBy: sealed.sequence }),
  };
  const following: readonly Effect[] = [
    ...(isUnsuccessful(phase) && !isUnsuccessful(application.phase)
      ? [{ kind: 'GIVE_BACK_ANNUAL_PLACE', year: application.year } as const]
      : []),
    ...(declares ? [{ kind: 'KEEP_DECLARATION', former: declarationOf(application) } as const] : []),
    ...effects,
  ];
  return {
    before: application,
    after: after(application, fields),
    event: sealed,
    effects: following,
  };
}

/** What a case declares now, and which event declared it. */
function declarationOf({ applicationId, declaredBy, ...declared }: Application): FormerDeclaration {
  const { applicant, certificate, payee, terms } = declared;
  return { applicationId, declaredBy: declaredBy ?? 1, applicant, certificate, payee, terms };
}

/** The digest of what the event declares, decides or orders; undefined where it does none of these. */
function digestOf(
  { contentSalt }: Application,
  declares: Declaration | undefined,
  effects: readonly Effect[],
): string | undefined {
  const [content] = declares ? [declaredContent(declares)] : effects.flatMap((effect) => contentOf(effect) ?? []);
  return content && contentSalt !== undefined ? contentDigest(contentSalt, content) : undefined;
}

function contentOf(effect: Effect): object | undefined {
  switch (effect.kind) {
    case 'DECIDE_TASK':
      return effect.task.decision && decidedContent(effect.task.decision);
    case 'OPEN_TASK':
      return requestedContent(effect.task);
    case 'EXTEND_TASK':
      return effect.task.extension && extendedContent(effect.task.extension);
    case 'STATE_IN_TASK':
      return effect.task.statement && statedContent(effect.task.statement);
    case 'REQUEST_PAYMENT':
      return orderedContent(effect.payment);
    default:
      return undefined;
  }
}

function isBefore<Event extends EventName>(
  application: Application,
  event: Event,
): application is ApplicationIn<NonNullable<PhaseBefore<Event>>> {
  return mayFollow(application.phase, event);
}
