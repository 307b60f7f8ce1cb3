import { SYSTEM } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { Application, ScheduledApplication } from './application.ts';
import { type Change, changeBy } from './change.ts';
import type { PublicEntry } from './public-entry.ts';
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
    { kind: 'COUNT_NOTICE_ENTRY', noticeId },
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

/** The publicity period ended without an objection that counts. @source Guide §3 */
export function closeUnchallenged(application: Application, nextDueAt: Instant, at: Instant): Change {
  return changeBy({ application, event: 'CLOSED_UNCHALLENGED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    nextDueAt,
  }));
}
