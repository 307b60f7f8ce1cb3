import type { Actor } from '../actor.ts';
import { type AuditEvent, FIRST_PREVIOUS_HASH, sealEvent } from '../audit-event.ts';
import { contentDigest } from '../content-digest.ts';
import { COUNTER, type EnteredAtCounter } from '../counter-entry.ts';
import type { Instant } from '../instant.ts';
import type { BEGINS_OF_CASES } from '../transitions.ts';
import { firstPhase, type PhaseAfter } from '../transitions.ts';
import { type Declaration, submittedContent } from './case-content.ts';
import { type Decider, ENTRY } from './decider.ts';

interface Beginning<Event extends (typeof BEGINS_OF_CASES)[number]> {
  readonly event: Event;
  /** Whose it is where nobody entered it at the counter. */
  readonly actor: Actor;
  readonly counter?: EnteredAtCounter | undefined;
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
  actor: sender,
  counter,
  at,
  to,
  applicationId,
  contentSalt,
  declares,
}: Beginning<Event>) {
  const actor: Actor = counter ? { kind: 'staff', staffId: counter.enteredBy.staffId } : sender;
  const phase = firstPhase(name, actor.kind, to);
  const event: AuditEvent = sealEvent({
    applicationId,
    sequence: 1,
    event: name,
    at,
    actor,
    before: null,
    after: phase,
    contentDigest: contentDigest(contentSalt, submittedContent({ ...declares, counterEntry: counter?.entry })),
    ...(counter && { channel: COUNTER }),
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
    // Who entered it counts as one who decided a stage, and so decides no other.
    deciders: counter ? [{ stage: ENTRY, ...counter.enteredBy } satisfies Decider] : [],
    ...(counter && { counterEntry: counter.entry }),
    objectionCount: 0,
    paymentCount: 0,
  };
  return { event, begun };
}
