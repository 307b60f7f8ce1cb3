import { type TabDraft, tabDraft } from '../apply/tab-draft.ts';

interface DraftOwner {
  readonly subject: string;
  readonly applicationId: string;
  /** When the correction is due: a further one of the same application begins with empty fields. */
  readonly dueAt: string;
}

/** A correction that is being written, kept in this tab for its person and application. */
export function correctionDraft({ subject, applicationId, dueAt }: DraftOwner, tab?: Storage): TabDraft {
  return tabDraft(subject, `correction:${applicationId}:${dueAt}`, tab);
}
