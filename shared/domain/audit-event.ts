import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { actorSchema } from './actor.ts';
import { COUNTER } from './counter-entry.ts';
import { instantSchema } from './instant.ts';
import { PHASES } from './phase.ts';
import { SECOND_LOOK_STAGES } from './task-kind.ts';
import { EVENT_NAMES } from './transitions.ts';

const secondLookResultSchema = /* @__PURE__ */ (() =>
  z.object({ stage: z.enum(SECOND_LOOK_STAGES), agency: z.string(), agrees: z.boolean() }))();
export type SecondLookResult = Readonly<z.output<typeof secondLookResultSchema>>;

/** One change of a case: who, what, when, the phase before and after; chained by hash to the one before it. */
export const auditEventSchema = /* @__PURE__ */ (() =>
  z.object({
    applicationId: z.string(),
    /** 1 for the submission, then one more each. */
    sequence: z.int().check(z.minimum(1)),
    event: z.enum(EVENT_NAMES),
    at: instantSchema,
    actor: actorSchema,
    before: z.nullable(z.enum(PHASES)),
    after: z.enum(PHASES),
    /** Of what the event declared or decided; absent where it did neither. */
    contentDigest: z.optional(z.string()),
    /** How a submission came, where staff entered it. */
    channel: z.optional(z.literal(COUNTER)),
    /** The objection that the event is about. */
    objectionId: z.optional(z.string()),
    /** What a second look came to, so that disagreements can be counted from the events alone. */
    secondLook: z.optional(secondLookResultSchema),
    previousHash: z.string(),
    hash: z.string(),
  }))();

export type AuditEvent = Readonly<z.output<typeof auditEventSchema>>;

/** The hash that the first event of a case follows. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The event with its hash: SHA-256 over its own fields and the hash of the event before it. */
export function sealEvent(event: Omit<AuditEvent, 'hash'>): AuditEvent {
  return { ...event, hash: hashOf(event) };
}

/**
 * The sequence number at which a trail, oldest first, breaks: an event that is altered, missing or out of place;
 * undefined where the chain is whole.
 */
export function firstBreak(trail: readonly AuditEvent[]): number | undefined {
  const place = trail.findIndex(
    (event, index) =>
      event.sequence !== index + 1 ||
      event.previousHash !== (trail[index - 1]?.hash ?? FIRST_PREVIOUS_HASH) ||
      event.hash !== hashOf(event),
  );
  return place < 0 ? undefined : place + 1;
}

/** Whether a whole trail, oldest first, is unbroken and unaltered. */
export function isUnbroken(trail: readonly AuditEvent[]): boolean {
  return firstBreak(trail) === undefined;
}

function hashOf(event: Omit<AuditEvent, 'hash'>): string {
  const { applicationId, sequence, at, actor, before, after, contentDigest = null, objectionId, previousHash } = event;
  const { secondLook, channel } = event;
  const { staffId = null, representing = undefined } = actor.kind === 'staff' ? actor : {};
  const sealed = [
    applicationId,
    sequence,
    event.event,
    at,
    actor.kind,
    staffId,
    before,
    after,
    contentDigest,
    previousHash,
    // Last, and only where there are any: the hashes of the events without them stay as they are.
    ...(objectionId ? [objectionId] : []),
    ...(representing ? [{ representing }] : []),
    ...(secondLook ? [[secondLook.stage, secondLook.agency, secondLook.agrees]] : []),
    ...(channel ? [{ channel }] : []),
  ];
  return createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
}
