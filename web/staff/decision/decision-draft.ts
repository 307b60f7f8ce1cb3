import { DRAFT_KEPT_FOR_MS, DRAFT_PREFIX } from '../../session/drafts.ts';
import { NOTHING_TYPED, type TypedDecision } from './decision-rules.ts';

const PREFIX = `${DRAFT_PREFIX}decision:`;

interface Kept {
  readonly keptAt: number;
  readonly typed: TypedDecision;
}

function nameOf(subject: string, taskId: string): string {
  return `${PREFIX}${subject}:${taskId}`;
}

/**
 * Keeps what a person has typed for a task, so that a reload, a failure of the service and an expired sign-in lose
 * nothing. A sign-out removes it.
 */
export function keepDraft(
  subject: string,
  taskId: string,
  typed: TypedDecision,
  now = Date.now(),
  storage: Storage = localStorage,
): void {
  try {
    storage.setItem(nameOf(subject, taskId), JSON.stringify({ keptAt: now, typed }));
  } catch {
    // A device without storage keeps nothing; the form works all the same.
  }
}

export function dropDraft(subject: string, taskId: string, storage: Storage = localStorage): void {
  storage.removeItem(nameOf(subject, taskId));
}

/** What this person had typed for this task, unless it is seven days old. */
export function draftOf(
  subject: string,
  taskId: string,
  now = Date.now(),
  storage: Storage = localStorage,
): TypedDecision | undefined {
  const kept = keptAs(nameOf(subject, taskId), now, storage);
  return kept && { ...NOTHING_TYPED, ...kept.typed };
}

function keptAs(name: string, now: number, storage: Storage): Kept | undefined {
  try {
    const kept: Kept | null = JSON.parse(storage.getItem(name) ?? 'null');
    return kept?.typed && now - kept.keptAt < DRAFT_KEPT_FOR_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}
