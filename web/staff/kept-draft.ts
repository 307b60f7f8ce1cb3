import { DRAFT_KEPT_FOR_MS, DRAFT_PREFIX } from '../session/drafts.ts';

interface Kept<Typed> {
  readonly keptAt: number;
  readonly typed: Typed;
}

/** Which draft it is: of a person, of a form. What follows the prefix tells one form from another. */
interface DraftName {
  readonly subject: string;
  /** The kind of form and what it is about, such as `decision` and a task. */
  readonly form: string;
  readonly about: string;
}

/**
 * What a person has typed in a form of the desk, kept on the device or in the tab, so that a reload, a failure of the
 * service and an expired sign-in lose nothing. A sign-out removes it.
 *
 * @param empty what nothing typed looks like; it fills in what an older version of the form did not have
 * @param storage null keeps nothing
 */
export function keptDraft<Typed extends object>(
  { subject, form, about }: DraftName,
  empty: Typed,
  storage: Storage | null = sessionStorage,
) {
  const name = `${DRAFT_PREFIX}${form}:${subject}:${about}`;
  return {
    keep: (typed: Typed, now = Date.now()): void => {
      try {
        storage?.setItem(name, JSON.stringify({ keptAt: now, typed }));
      } catch {
        // A device without storage keeps nothing; the form works all the same.
      }
    },
    /** What was typed, unless it is seven days old. */
    read: (now = Date.now()): Typed | undefined => {
      try {
        const kept: Kept<Typed> | null = JSON.parse(storage?.getItem(name) ?? 'null');
        const isFresh = kept?.typed && now - kept.keptAt < DRAFT_KEPT_FOR_MS;
        return isFresh ? { ...empty, ...kept.typed } : undefined;
      } catch {
        return undefined;
      }
    },
    drop: (): void => storage?.removeItem(name),
  };
}
