import { type TextDraft, textDraft } from '../statement/text-draft.ts';

/**
 * The statement of an objection, kept in this tab while it is written. Who objects is never kept, because the tab may
 * be on a device of others.
 */
export function statementDraft(noticeId: string, serial: string): TextDraft {
  return textDraft(`objection:${noticeId}/${serial}`);
}
