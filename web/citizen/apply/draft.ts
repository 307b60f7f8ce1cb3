import { newSubmissionKey } from '../../api/submission-key.ts';
import { DRAFT_KEPT_FOR_MS, DRAFT_PREFIX } from '../../session/drafts.ts';
import { EMPTY_FORM, type FormValues } from './form-values.ts';

/** A form that is not yet sent, with the key under which it creates one application at most. */
export interface Draft {
  readonly values: FormValues;
  readonly submissionKey: string;
  /** The service refused it, so that the key answers with this refusal from now on. */
  readonly isRefused?: boolean;
}

/** Each person has a draft of their own. The name holds the subject of the sign-in, which is no personal number. */
export function draftName(subject: string): string {
  return `${DRAFT_PREFIX}${subject}:apply`;
}

export function newDraft(values: Partial<FormValues> = {}): Draft {
  return { values: { ...EMPTY_FORM, ...values }, submissionKey: newSubmissionKey() };
}

/** A form with a change. What was refused before is another application now, under a key of its own. */
export function changedDraft({ values, submissionKey, isRefused }: Draft, change: Partial<FormValues>): Draft {
  return { values: { ...values, ...change }, submissionKey: isRefused ? newSubmissionKey() : submissionKey };
}

export function keepDraft(subject: string, draft: Draft, now = Date.now(), storage: Storage = localStorage): void {
  try {
    storage.setItem(draftName(subject), JSON.stringify({ ...draft, keptAt: now }));
  } catch {
    // A device without storage keeps nothing; the form works all the same.
  }
}

/** The draft of a person; one that is 7 days old, or that cannot be read, is removed. */
export function readDraft(subject: string, now = Date.now(), storage: Storage = localStorage): Draft | undefined {
  const kept = storage.getItem(draftName(subject));
  if (kept === null) return undefined;
  try {
    const read: Partial<Draft & { readonly keptAt: number }> = JSON.parse(kept);
    const { values, submissionKey, isRefused, keptAt } = read;
    if (values && submissionKey && keptAt !== undefined && now - keptAt < DRAFT_KEPT_FOR_MS) {
      return { values: { ...EMPTY_FORM, ...values }, submissionKey, ...(isRefused && { isRefused }) };
    }
  } catch {
    // Removed below.
  }
  dropDraft(subject, storage);
  return undefined;
}

export function dropDraft(subject: string, storage: Storage = localStorage): void {
  storage.removeItem(draftName(subject));
}
