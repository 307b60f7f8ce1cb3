import { type AuditEvent, firstBreak } from '../audit-event.ts';
import type { AuditFault } from '../audit-fault.ts';
import { contentDigest } from '../content-digest.ts';
import type { Payment } from '../payment.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { decidedContent, declaredContent, orderedContent } from './case-content.ts';

/** A case with its audit trail, oldest event first, and all that the events recorded. */
export interface CaseRecord {
  readonly application: Application;
  readonly trail: readonly AuditEvent[];
  readonly tasks: readonly Task[];
  readonly payments: readonly Payment[];
}

/**
 * What does not match in a case and its trail, in the order of the events; empty where everything does.
 *
 * Of a broken chain only the first broken link is named. Content that was deleted together with the salt of the case is
 * no fault. Content without a salt, or a salt without the content, is one.
 */
export function auditFaults(record: CaseRecord): readonly AuditFault[] {
  const altered = record.trail.filter((event) => !contentMatches(event, record));
  const faults = [
    ...chainFaults(record),
    ...altered.map(({ sequence }): AuditFault => ({ kind: 'CONTENT', sequence })),
  ];
  return faults.sort((one, other) => one.sequence - other.sequence);
}

/**
 * Whether an order may not go to the bank: payee or amount are not what the events recorded that set them, or the chain
 * is broken, so that the events prove nothing. `payment` is the order that was stored, if there is one.
 */
export function isOrderAltered(
  { application, trail }: Pick<CaseRecord, 'application' | 'trail'>,
  payment: Payment | undefined,
): boolean {
  const record = { application, trail, tasks: [], payments: payment ? [payment] : [] };
  const submitted = trail.filter(({ event }) => event === 'SUBMITTED');
  const ordered = payment ? trail.filter(({ event }) => event === 'PAYMENT_REQUESTED').slice(payment.number - 1) : [];
  const setBy = [...submitted, ...ordered.slice(0, 1)];
  return chainFaults(record).length > 0 || !setBy.every((event) => contentMatches(event, record));
}

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
  const content = contentOf(event, record);
  if (content === undefined) return event.contentDigest === undefined || contentSalt === undefined;
  return contentSalt !== undefined && event.contentDigest === contentDigest(contentSalt, content);
}

/** What the case holds of the content of an event; undefined where it holds none. */
function contentOf(event: AuditEvent, { application, trail, tasks, payments }: CaseRecord): object | undefined {
  if (event.event === 'SUBMITTED') return declaredContent(application);
  if (event.event === 'PAYMENT_REQUESTED') {
    const number = trail.filter((each) => each.event === event.event && each.sequence <= event.sequence).length;
    const payment = payments.find((each) => each.number === number);
    return payment && orderedContent(application, payment);
  }
  const { actor, at } = event;
  if (actor.kind !== 'staff') return undefined;
  // The same person never decides two tasks of a case at the same moment.
  const decision = tasks
    .map((task) => task.decision)
    .find((each) => each?.decidedBy === actor.staffId && each.decidedAt === at);
  return decision && decidedContent(decision);
}
