import { type Instant, instantOf } from '../../shared/domain/instant.ts';

/** The instant that a text with an offset names, such as 2021-06-16T09:00:00+08:00. */
export function instantAt(text: string): Instant {
  return instantOf(new Date(text));
}
