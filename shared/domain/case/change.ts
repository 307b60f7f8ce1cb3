import type { Actor } from '../actor.ts';
import { type AuditEvent, type SecondLookResult, sealEvent } from '../audit-event.ts';
import type { AgencyOfPolicy, BudgetId } from '../budget.ts';
import type { CivilDate } from '../civil-date.ts';
import { contentDigest } from '../content-digest.ts';
import { ServiceError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Fen } from '../money.ts';
import type { Objection } from '../objection.ts';
import type { Payment } from '../payment.ts';
import { isUnsuccessful } from '../phase.ts';
import { programmeOf } from '../programme.ts';
import type { Conclusion, Recovery, Repayment } from '../recovery.ts';
import { hasVouchers } from '../retention.ts';
import type { Task } from '../task.ts';
import { type EventName, mayFollow, type PhaseAfter, type PhaseBefore, phaseAfter } from '../transitions.ts';
import type { Application, ApplicationIn } from './application.ts';
import {
  concludedContent,
  type Declaration,
  decidedContent,
  declaredContent,
  extendedContent,
  orderedContent,
  repaidContent,
  requestedContent,
  statedContent,
} from './case-content.ts';
import type { FormerDeclaration } from './former-declaration.ts';
import { requireAlive } from './require-alive.ts';

/** What must be written in the same transaction as a change of a case, as data. The table knows how. */
export type Effect =
  /** Holds only while the year has a place left, and the day, where given, has had fewer submissions than it may. */
  | {
      readonly kind: 'TAKE_ANNUAL_PLACE';
      /** Each programme counts its own places. */
      readonly programme: string;
      readonly year: number;
      /** Null where the programme has no limit: the place is counted all the same. */
      readonly limit: number | null;
      readonly day?: { readonly date: CivilDate; readonly submissionsAtMost: number };
    }
  | { readonly kind: 'GIVE_BACK_ANNUAL_PLACE'; readonly programme: string; readonly year: number }
  /** An earlier, unsuccessful attempt makes room for the next one. */
  | { readonly kind: 'SET_ASIDE'; readonly previous: Application }
  /** What the case declared before this event. Written once. */
  | { readonly kind: 'KEEP_DECLARATION'; readonly former: FormerDeclaration }
  /** Holds only while the task is open, so that of two decisions one wins. */
  | { readonly kind: 'DECIDE_TASK' | 'CANCEL_TASK'; readonly task: Task }
  /** Holds only while the task is open: it is in the queue of another agency from now on. */
  | { readonly kind: 'MOVE_TASK'; readonly task: Task }
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
  /** Holds only while no more than `spentAtMostFen` was taken from the budget: the rest covers the amount. */
  | {
      readonly kind: 'SPEND_BUDGET';
      readonly budget: BudgetId;
      readonly amountFen: Fen;
      readonly spentAtMostFen: Fen;
    }
  /** Money that came back is in the budget again. */
  | { readonly kind: 'RESTORE_BUDGET'; readonly budget: BudgetId; readonly amountFen: Fen }
  /** The case no longer waits for the budget of its agency, if it did. */
  | { readonly kind: 'STOP_WAITING'; readonly of: AgencyOfPolicy; readonly payAt: Instant }
  /** Holds only while no recovery from the person is open. */
  | { readonly kind: 'REQUIRE_NO_RECOVERY' }
  /** Holds only while there is no recovery of this id. */
  | { readonly kind: 'STORE_RECOVERY'; readonly recovery: Recovery }
  /** A recovery as it is from now on, and what was added to it. */
  | { readonly kind: 'CHANGE_RECOVERY'; readonly recovery: Recovery; readonly adds?: Repayment | Conclusion }
  /** Counts the open recoveries from the person: new payments wait while there is one. */
  | { readonly kind: 'COUNT_OPEN_RECOVERY'; readonly by: 1 | -1 }
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
  /** What the second look came to that the event is about. */
  readonly secondLook?: SecondLookResult;
  /** What the case declares from now on, where the event changes that. */
  readonly declares?: Declaration;
  /** What it records beside that, where no effect holds it. */
  readonly content?: object;
  readonly effects?: readonly Effect[];
  /** Whether it may follow the removal of the content, as long as the vouchers are left. */
  readonly isOfVouchers?: true;
}

/**
 * A change of an existing case: `after` gives the next case from the present one and the fields that the event sets.
 *
 * An attempt that ends without a payment gives its annual place back. A new phase clears what needed attention in the
 * one before. What was declared, what a task decided or a payment ordered goes into the event as a digest.
 *
 * @throws ServiceError WRONG_PHASE where the transition table has no such event for the phase and the actor, or an
 *   applicant who has died would dispose of the claim; CONTENT_REMOVED where the content of the case has gone, because
 *   nothing can be decided on it any more
 */
export function changeBy<Event extends EventName>(
  {
    application,
    event,
    to,
    actor,
    at,
    objectionId,
    secondLook,
    declares,
    content,
    effects = [],
    isOfVouchers,
  }: Occurrence<Event>,
  after: (
    before: ApplicationIn<NonNullable<PhaseBefore<Event>>>,
    fields: EventFields<Event> & DeclaredFields,
  ) => Application,
): Change {
  const phase = phaseAfter(application.phase, event, actor.kind, to);
  if (actor.kind === 'applicant') requireAlive(application, event);
  if (application.contentRemoved && !(isOfVouchers && hasVouchers(application.contentRemoved))) {
    throw new ServiceError('CONTENT_REMOVED', 'the content has gone');
  }
  if (!isBefore(application, event)) throw new ServiceError('WRONG_PHASE', `${event} may not follow`);
  const sealed = sealEvent({
    applicationId: application.applicationId,
    sequence: application.eventCount + 1,
    event,
    at,
    actor,
    before: application.phase,
    after: phase,
    contentDigest: digestOf(application, { declares, content, effects }),
    objectionId,
    secondLook,
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
    ...(isUnsuccessful(phase) && !isUnsuccessful(application.phase) ? [placeGivenBack(application)] : []),
    ...(declares ? [{ kind: 'KEEP_DECLARATION', former: declarationOf(application) } as const] : []),
    ...effects,
  ];
  return { before: application, after: after(application, fields), event: sealed, effects: following };
}

/** What a case declares now, and which event declared it. */
function declarationOf({ applicationId, declaredBy, ...declared }: Application): FormerDeclaration {
  const { applicant, certificate, payee, terms } = declared;
  return { applicationId, declaredBy: declaredBy ?? 1, applicant, certificate, payee, terms };
}

/** The digest of what the event declares, decides or orders; undefined where it does none of these. */
function digestOf(
  { contentSalt }: Application,
  { declares, content, effects }: Pick<Occurrence<EventName>, 'declares' | 'content'> & Pick<Change, 'effects'>,
): string | undefined {
  const recorded = declares
    ? declaredContent(declares)
    : (content ?? effects.flatMap((each) => contentOf(each) ?? [])[0]);
  return recorded && contentSalt !== undefined ? contentDigest(contentSalt, recorded) : undefined;
}

/** The place that the case took in its year goes back to the person. */
export function placeGivenBack({ terms, year }: Application): Effect {
  return { kind: 'GIVE_BACK_ANNUAL_PLACE', programme: programmeOf(terms), year };
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
    case 'CHANGE_RECOVERY':
      return effect.adds && addedContent(effect.adds);
    default:
      return undefined;
  }
}

function addedContent(added: Repayment | Conclusion): object {
  return 'reference' in added ? repaidContent(added) : concludedContent(added);
}

function isBefore<Event extends EventName>(
  application: Application,
  event: Event,
): application is ApplicationIn<NonNullable<PhaseBefore<Event>>> {
  return mayFollow(application.phase, event);
}
