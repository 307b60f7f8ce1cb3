import type { Actor } from '../actor.ts';
import { type AuditEvent, FIRST_PREVIOUS_HASH, sealEvent } from '../audit-event.ts';
import { contentDigest } from '../content-digest.ts';
import type { Instant } from '../instant.ts';
import type { BEGINS_OF_CASES } from '../transitions.ts';
import { firstPhase, type PhaseAfter } from '../transitions.ts';
import { type Declaration, declaredContent } from './case-content.ts';

interface Beginning<Event extends (typeof BEGINS_OF_CASES)[number]> {
  readonly event: Event;
  readonly actor: Actor;
  readonly at: Instant;
  /** Which phase it begins in, where the event may lead to several. */
  readonly to?: PhaseAfter<Event>;
  readonly applicationId: string;
  readonly contentSalt: string;
  readonly declares: Declaration;
}

/**
 * The first event of a case, and the fields that every case begins with.
 *
 * @throws ServiceError WRONG_PHASE where the actor may not begin a case by this event
 */
export function beginCase<Event extends (typeof BEGINS_OF_CASES)[number]>({
  event: name,
  actor,
  at,
  to,
  applicationId,
  contentSalt,
  declares,
}: Beginning<Event>) {
  const phase = firstPhase(name, actor.kind, to);
  const event: AuditEvent = sealEvent({
    applicationId,
    sequence: 1,
    event: name,
    at,
    actor,
    before: null,
    after: phase,
    contentDigest: contentDigest(contentSalt, declaredContent(declares)),
    previousHash: FIRST_PREVIOUS_HASH,
  });
  const { applicant, certificate, payee, terms } = declares;
  const begun = {
    applicationId,
    phase,
    version: 1,
    eventCount: 1,
    lastEventHash: event.hash,
    contentSalt,
    applicant,
    certificate,
    payee,
    terms,
    deciders: [],
    objectionCount: 0,
    paymentCount: 0,
  };
  return { event, begun };
}
