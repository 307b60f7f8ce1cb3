import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import type { DeskText } from '../../text/zh/staff-desk.ts';

type OfKind = Partial<Readonly<Record<TaskKind, Partial<Readonly<Record<TaskOutcome, string>>>>>>;

/** An outcome in words. Some have a meaning of their own in one kind: a payee that is refused goes back. */
export function outcomeWords(
  kind: TaskKind,
  outcome: TaskOutcome,
  { outcomes, outcomesOfKind }: Pick<DeskText, 'outcomes' | 'outcomesOfKind'>,
): string {
  const ofKind: OfKind = outcomesOfKind;
  return ofKind[kind]?.[outcome] ?? outcomes[outcome];
}
