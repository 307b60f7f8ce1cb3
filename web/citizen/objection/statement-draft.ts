import { DRAFT_PREFIX } from '../../session/drafts.ts';

/**
 * The statement of an objection, kept in this tab while it is written: a reload, the back button and a sign-in come in
 * between. Who objects is never kept, because the tab may be on a device of others.
 */
export function statementDraft(noticeId: string, serial: string, tab: Storage = sessionStorage) {
  const name = `${DRAFT_PREFIX}objection:${noticeId}/${serial}`;
  return {
    read: (): string => tab.getItem(name) ?? '',
    keep: (statement: string): void => {
      try {
        tab.setItem(name, statement);
      } catch {
        // A tab without storage keeps nothing; the form works all the same.
      }
    },
    drop: (): void => tab.removeItem(name),
  };
}
