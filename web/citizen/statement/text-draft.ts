import { DRAFT_PREFIX } from '../../session/drafts.ts';

export type TextDraft = ReturnType<typeof textDraft>;

/**
 * A text that is being written, kept in this tab: a reload, the back button and a sign-in come in between. A sign-out
 * removes it.
 *
 * @param form what tells it from other texts: the form, what it is about, and where somebody must be signed in, who
 */
export function textDraft(form: string, tab: Storage = sessionStorage) {
  const name = `${DRAFT_PREFIX}${form}`;
  return {
    read: (): string => tab.getItem(name) ?? '',
    keep: (text: string): void => {
      try {
        tab.setItem(name, text);
      } catch {
        // A tab without storage keeps nothing; the form works all the same.
      }
    },
    drop: (): void => tab.removeItem(name),
  };
}
