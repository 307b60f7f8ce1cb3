import { MINUTE } from '../../../shared/domain/instant.ts';

/** After so many wrong entries in a row, an account is locked. */
export const MOST_FAILURES = 5;
export const LOCKED_MINUTES = 15;

/** Counts wrong entries, for a name that has an account as for one that has none, so that it tells neither apart. */
export interface Lockout {
  /** Until when the name is locked, or undefined. */
  readonly lockedUntil: (name: string) => Date | undefined;
  readonly failed: (name: string) => void;
  /** Takes one failure back. */
  readonly takeBack: (name: string) => void;
  readonly succeeded: (name: string) => void;
}

interface Failures {
  readonly count: number;
  readonly latest: Date;
}

/** A lockout by a clock. It is kept in memory. */
export function lockout(now: () => Date): Lockout {
  const failures = new Map<string, Failures>();

  const endOf = ({ latest }: Failures): Date => new Date(latest.getTime() + LOCKED_MINUTES * MINUTE);
  /** The failures of a name that still count: a quarter of an hour after the latest, none does. */
  const counting = (name: string): Failures | undefined => {
    const found = failures.get(name);
    if (found === undefined || endOf(found) > now()) return found;
    failures.delete(name);
    return undefined;
  };

  return {
    lockedUntil(name) {
      const found = counting(name);
      return found !== undefined && found.count >= MOST_FAILURES ? endOf(found) : undefined;
    },
    failed(name) {
      failures.set(name, { count: (counting(name)?.count ?? 0) + 1, latest: now() });
    },
    takeBack(name) {
      const found = counting(name);
      if (found !== undefined) failures.set(name, { ...found, count: found.count - 1 });
    },
    succeeded: (name) => void failures.delete(name),
  };
}
