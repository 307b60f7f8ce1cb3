import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import { DAY, dateOf, later } from '../../shared/domain/instant.ts';
import { filedAt, type Objection } from '../../shared/domain/objection.ts';
import { mayFollow } from '../../shared/domain/transitions.ts';

/** A case whose objections can still turn out not to be admissible. */
export type OpenToObjections = ApplicationIn<'AWAITING_PUBLICATION' | 'PUBLICISED' | 'OBJECTION_REVIEW' | 'SUSPENDED'>;

export function isOpenToObjections(application: Application): application is OpenToObjections {
  return mayFollow(application.phase, 'OBJECTION_NOT_ADMITTED');
}

/**
 * Until when it is kept who objected to an entry: long after its window, in which alone somebody can object again.
 */
export function marksExpireAt(objection: Pick<Objection, 'receivedAt' | 'keyed'>): Date {
  return dateOf(later(filedAt(objection), 90 * DAY));
}
