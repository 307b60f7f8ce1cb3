import { type AuditEvent, firstBreak } from '../audit-event.ts';
import type { AuditFault } from '../audit-fault.ts';
import { contentDigest } from '../content-digest.ts';
import { deathOf } from '../death.ts';
import type { Payment } from '../payment.ts';
import type { Recovery } from '../recovery.ts';
import type { Task } from '../task.ts';
import { DECLARING_EVENTS, type EventName } from '../transitions.ts';
import type { Application } from './application.ts';
import {
  concludedContent,
  deathContent,
  decidedContent,
  declaredContent,
  extendedContent,
  handoverContent,
  heirsPayeeRequest,
  heldContent,
  orderedContent,
  repaidContent,
  requestedContent,
  statedContent,
  submittedContent,
} from './case-content.ts';
import type { FormerDeclaration } from './former-declaration.ts';

/** A case with its audit trail, oldest event first, and all that the events recorded. */
export interface CaseRecord {
  readonly application: Application;
  readonly trail: readonly AuditEvent[];
  readonly tasks: readonly Task[];
  readonly payments: readonly Payment[];
  /** What the case declared before, by the event that declared it. */
  readonly former: readonly FormerDeclaration[];
  /** What was asked back of it. */
  readonly recoveries: readonly Recovery[];
}

/**
 * What does not match in a case and its trail, in the order of the events; empty where everything does.
 *
 * Of a broken chain only the first broken link is named. Content that was deleted together with the salt of the case is
 * no fault. Content without a salt, or a salt without the content, is one. Where the chain says that the content was
 * removed, what is left of it cannot be verified, and is not.
 */
export function auditFaults(record: CaseRecord): readonly AuditFault[] {
  const altered = isContentRemoved(record) ? [] : record.trail.filter((event) => !contentMatches(event, record));
  const faults = [
    ...chainFaults(record),
    ...altered.map(({ sequence }): AuditFault => ({ kind: 'CONTENT', sequence })),
  ];
  return faults.sort((one, other) => one.sequence - other.sequence);
}

/** Whether the content of a case has gone, or is going, because its time is over: case and chain must both say so. */
export function isContentRemoved({ application, trail }: Pick<CaseRecord, 'application' | 'trail'>): boolean {
  return application.contentRemoved !== undefined && trail.some(({ event }) => event === 'CONTENT_REMOVED');
}

/**
 * Whether an order may not go to the bank: payee or amount are not what the events recorded that set them, or the chain
 * is broken, so that the events prove nothing. `payment` is the order that was stored, if there is one.
 */
export function isOrderAltered(
  { application, trail }: Pick<CaseRecord, 'application' | 'trail'>,
  payment: Payment | undefined,
): boolean {
  const record = { application, trail, tasks: [], payments: payment ? [payment] : [], former: [], recoveries: [] };
  const { declaredBy = 1 } = application;
  const declared = trail.filter(({ event, sequence }) => isDeclaring(event) && sequence === declaredBy);
  const ordered = payment ? trail.filter(({ event }) => event === 'PAYMENT_REQUESTED').slice(payment.number - 1) : [];
  const deaths = trail.filter(({ event }) => event === 'DEATH_RECORDED');
  const setBy = [...declared, ...ordered.slice(0, 1), ...deaths];
  if (declared.length === 0 || chainFaults(record).length > 0 || isHeirAltered(application, trail)) return true;
  return !setBy.every((event) => contentMatches(event, record));
}

/** Whether the case would pay another heir than the last one that was named, or one whom nobody has confirmed since. */
function isHeirAltered({ contentSalt = '', heirsPayee, deaths }: Application, trail: readonly AuditEvent[]): boolean {
  if (!heirsPayee?.confirmedAt || !deathOf({ deaths })) return false;
  const named = trail.findLast(({ event }) => event === 'HEIRS_PAYEE_NAMED');
  const isNamed =
    named?.sequence === heirsPayee.sequence &&
    named.contentDigest === contentDigest(contentSalt, heirsPayeeRequest(heirsPayee));
  return !isNamed || !trail.some(({ event, sequence }) => sequence > named.sequence && CONFIRMING.has(event));
}

/** The events with which a payer confirms the payee of the heirs. */
const CONFIRMING: ReadonlySet<EventName> = new Set(['HEIRS_PAYEE_CONFIRMED', 'PAYMENT_CONFIRMED']);

// The case holds the number of its events and the hash of the last one, so a trail that was cut off, extended or
// written anew is noticed.
function chainFaults({ application, trail }: CaseRecord): readonly AuditFault[] {
  const { eventCount, lastEventHash } = application;
  const last = trail.at(-1);
  const broken = firstBreak(trail);
  const chain: readonly AuditFault[] = broken === undefined ? [] : [{ kind: 'CHAIN', sequence: broken }];
  if (last === undefined || last.sequence < eventCount) {
    return [...chain, { kind: 'CUT_SHORT', sequence: (last?.sequence ?? 0) + 1 }];
  }
  if (broken !== undefined) return chain;
  if (last.sequence > eventCount) return [{ kind: 'CHAIN', sequence: eventCount + 1 }];
  return last.hash === lastEventHash ? [] : [{ kind: 'CHAIN', sequence: eventCount }];
}

function contentMatches(event: AuditEvent, record: CaseRecord): boolean {
  const { contentSalt } = record.application;
  const contents = contentsOf(event, record);
  if (contents.length === 0) return event.contentDigest === undefined || contentSalt === undefined;
  return (
    contentSalt !== undefined && contents.some((content) => event.contentDigest === contentDigest(contentSalt, content))
  );
}

/** What the case holds of the content of an event; nothing where it holds none. */
function contentsOf(event: AuditEvent, record: CaseRecord): readonly object[] {
  const { application, trail, tasks, payments, former, recoveries } = record;
  if (isDeclaring(event.event)) {
    const isCurrent = event.sequence === (application.declaredBy ?? 1);
    const declared = isCurrent ? [application] : former.filter(({ declaredBy }) => declaredBy === event.sequence);
    const { counterEntry } = application;
    return event.channel
      ? declared.map((each) => submittedContent({ ...each, counterEntry }))
      : declared.map(declaredContent);
  }
  if (event.event === 'PAYMENT_REQUESTED') {
    const number = trail.filter((each) => each.event === event.event && each.sequence <= event.sequence).length;
    return payments.filter((each) => each.number === number).map(orderedContent);
  }
  const { actor, at } = event;
  const asked = tasks.filter(({ openedAt }) => openedAt === at).flatMap((task) => requestedContent(task) ?? []);
  if (ASKING.has(event.event)) return asked;
  if (event.event === 'STATEMENT_MADE' || event.event === 'RECOVERY_STATED') {
    return tasks.flatMap(({ statement }) => (statement?.at === at ? [statedContent(statement)] : []));
  }
  if (event.event === 'OBJECTION_REVIEW_EXTENDED') {
    return tasks.flatMap(({ extension }) => (extension?.extendedAt === at ? [extendedContent(extension)] : []));
  }
  if (event.event === 'DEATH_RECORDED') {
    return (application.deaths ?? []).filter((each) => each.at === at).map(deathContent);
  }
  if (event.event === 'LEGAL_HOLD_PLACED') {
    return (application.legalHolds ?? []).filter(({ placedAt }) => placedAt === at).map(heldContent);
  }
  if (event.event === 'AGENCY_CHANGED') {
    return (application.handovers ?? []).filter((each) => each.at === at).map(handoverContent);
  }
  if (ADDING.has(event.event)) return recoveries.flatMap((recovery) => addedContents(recovery, event));
  if (actor.kind !== 'staff' || DECIDING_NOTHING.has(event.event)) return [];
  // One person may decide two rounds of a stage at the same moment. Each event must match one of the two.
  return tasks
    .flatMap(({ decision }) => decision ?? [])
    .filter(({ decidedBy, decidedAt }) => decidedBy === actor.staffId && decidedAt === at)
    .map(decidedContent);
}

/** Staff who key an objection or lift a hold decide nothing, whatever else they decide at that moment. */
const DECIDING_NOTHING: ReadonlySet<EventName> = new Set(['OBJECTION_FILED', 'LEGAL_HOLD_LIFTED']);

/** The events that put something before staff, as a task. */
const ASKING: ReadonlySet<EventName> = new Set([
  'SUSPENDED',
  'COMPLAINT_FILED',
  'RECONSIDERATION_REQUESTED',
  'REVERSAL_PROPOSED',
  'RECOVERY_NOTIFIED',
  'HEIRS_PAYEE_NAMED',
]);

/** The events that add something to a recovery which is no decision of a task. */
const ADDING: ReadonlySet<EventName> = new Set(['REPAYMENT_RECORDED', 'RECOVERY_TRANSFERRED', 'RECOVERY_CLOSED']);

function addedContents({ repayments, conclusions }: Recovery, { event, at }: AuditEvent): readonly object[] {
  if (event === 'REPAYMENT_RECORDED') {
    return repayments.filter(({ recordedAt }) => recordedAt === at).map(repaidContent);
  }
  return conclusions.filter(({ concludedAt }) => concludedAt === at).map(concludedContent);
}

function isDeclaring(event: EventName): boolean {
  return DECLARING_EVENTS.some((declaring) => declaring === event);
}
