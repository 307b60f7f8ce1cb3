import { DRAFT_PREFIX } from '../../session/drafts.ts';
import { EMPTY_FORM, type FormValues } from './form-values.ts';

export type TabDraft = ReturnType<typeof tabDraft>;

/**
 * A form that is being filled in, kept in this tab for its person: a reload and a sign-in come in between. A sign-out
 * removes it.
 */
export function tabDraft(subject: string, form: string, tab: Storage = sessionStorage) {
  const name = `${DRAFT_PREFIX}${subject}:${form}`;
  return {
    read: (): FormValues => {
      try {
        const kept: Partial<FormValues> | null = JSON.parse(tab.getItem(name) ?? 'null');
        return { ...EMPTY_FORM, ...kept };
      } catch {
        return EMPTY_FORM;
      }
    },
    keep: (values: FormValues): void => {
      try {
        tab.setItem(name, JSON.stringify(values));
      } catch {
        // A tab without storage keeps nothing; the form works all the same.
      }
    },
    drop: (): void => tab.removeItem(name),
  };
}
