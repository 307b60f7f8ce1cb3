import { PUBLIC, SYSTEM } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { NotAdmittedGround, Objection } from '../objection.ts';
import type { Application, PublicEntry, ScheduledApplication } from './application.ts';
import { type Change, changeBy } from './change.ts';
import type { Publication } from './staff-decision.ts';

/**
 * Gives an approved case its publication dates, or new ones where the publication day has passed unused.
 *
 * @source Guide §3
 */
export function schedulePublication(
  application: Application,
  { nextDueAt, ...publication }: Publication & { readonly nextDueAt: Instant },
  at: Instant,
): Change {
  return changeBy({ application, event: 'PUBLICATION_SCHEDULED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    ...publication,
    stage: 'scheduled',
    nextDueAt,
  }));
}

/** The entry appears on the notice. @source Guide §3 */
export function publish(
  application: ScheduledApplication,
  { publicEntry, nextDueAt }: { readonly publicEntry: PublicEntry; readonly nextDueAt: Instant },
  at: Instant,
): Change {
  const { noticeId } = application;
  const effects = [
    { kind: 'COUNT_NOTICE_ENTRY', noticeId, difference: 1 },
    { kind: 'STORE_NOTICE_ENTRY', noticeId, serial: publicEntry.serial },
  ] as const;
  return changeBy({ application, event: 'PUBLISHED', actor: SYSTEM, at, effects }, (_, fields) => ({
    ...application,
    ...fields,
    stage: 'publicised',
    publicEntry,
    nextDueAt,
  }));
}

/**
 * An objection is stored with the case still publicised, so the close and an objection never both come first.
 *
 * @source Guide §3
 */
export function fileObjection(application: Application, objection: Objection): Change {
  const { objectionId, receivedAt: at } = objection;
  const effects = [{ kind: 'STORE_OBJECTION', objection }] as const;
  return changeBy(
    { application, event: 'OBJECTION_FILED', actor: PUBLIC, at, objectionId, effects },
    (before, fields) => ({ ...before, ...fields, objectionCount: before.objectionCount + 1 }),
  );
}

/**
 * An objection turns out not to be admissible. It stays on record, and does not count at the close.
 *
 * @source Default
 */
export function refuseObjection(
  application: Application,
  objection: Objection,
  { ground, at }: { readonly ground: NotAdmittedGround; readonly at: Instant },
): Change {
  const { objectionId } = objection;
  const effects = [{ kind: 'REFUSE_OBJECTION', objection: { ...objection, notAdmitted: { ground, at } } }] as const;
  return changeBy(
    { application, event: 'OBJECTION_NOT_ADMITTED', actor: SYSTEM, at, objectionId, effects },
    (before, fields) => ({ ...before, ...fields, notAdmittedCount: (before.notAdmittedCount ?? 0) + 1 }),
  );
}

/** The publicity period ended without an objection that counts. @source Guide §3 */
export function closeUnchallenged(application: Application, nextDueAt: Instant, at: Instant): Change {
  return changeBy({ application, event: 'CLOSED_UNCHALLENGED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    nextDueAt,
  }));
}

/** The publicity period ended with at least one objection that counts. @source Guide §3 */
export function openObjectionReview(application: Application, nextDueAt: Instant, at: Instant): Change {
  return changeBy({ application, event: 'OBJECTION_REVIEW_OPENED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    nextDueAt,
  }));
}
