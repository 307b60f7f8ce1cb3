import { beijingTime } from '../../shared/domain/civil-date.ts';
import { dateOf, type Instant } from '../../shared/domain/instant.ts';

/** An Instant as clients see it, with +08:00. */
export function shownTime(instant: Instant): string {
  return beijingTime(dateOf(instant));
}
