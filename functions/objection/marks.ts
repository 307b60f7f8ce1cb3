import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import { DAY, dateOf, later } from '../../shared/domain/instant.ts';

/** A case whose objections can still turn out not to be admissible. */
export type OpenToObjections = ApplicationIn<'PUBLICISED' | 'OBJECTION_REVIEW'>;

export function isOpenToObjections(application: Application): application is OpenToObjections {
  return application.phase === 'PUBLICISED' || application.phase === 'OBJECTION_REVIEW';
}

/**
 * Until when it is kept who objected to an entry. After the close nobody can object again, and the identity of an
 * objector may be checked for a few hours more.
 */
export function marksExpireAt({ closesAt }: OpenToObjections): Date {
  return dateOf(later(closesAt, 30 * DAY));
}
