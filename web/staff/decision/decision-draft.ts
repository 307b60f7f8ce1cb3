import { DRAFT_PREFIX } from '../../session/drafts.ts';
import { NOTHING_TYPED, type TypedDecision } from './decision-rules.ts';

const KEPT_FOR = 7 * 86_400_000;

function nameOf(subject: string, taskId: string): string {
  return `${DRAFT_PREFIX}decision:${subject}:${taskId}`;
}

/** Keeps a decision that could not be sent, for the time that the sign-in takes. A sign-out removes it. */
export function keepDraft(subject: string, taskId: string, typed: TypedDecision): void {
  localStorage.setItem(nameOf(subject, taskId), JSON.stringify({ keptAt: Date.now(), typed }));
}

export function dropDraft(subject: string, taskId: string): void {
  localStorage.removeItem(nameOf(subject, taskId));
}

/** What this person had typed for this task, unless it is older than seven days. */
export function draftOf(subject: string, taskId: string): TypedDecision | undefined {
  const kept = localStorage.getItem(nameOf(subject, taskId));
  if (kept === null) return undefined;
  const { keptAt, typed }: { readonly keptAt: number; readonly typed: TypedDecision } = JSON.parse(kept);
  if (Date.now() - keptAt <= KEPT_FOR) return { ...NOTHING_TYPED, ...typed };
  dropDraft(subject, taskId);
  return undefined;
}
