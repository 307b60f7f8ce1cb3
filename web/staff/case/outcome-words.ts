import type { TaskKind, TaskOutcome } from '../../../shared/domain/task.ts';
import type { DeskText } from '../../text/zh/staff-desk.ts';

/** An outcome in words. A payee that is not confirmed goes back to the applicant; nothing is refused. */
export function outcomeWords(
  kind: TaskKind,
  outcome: TaskOutcome,
  { outcomes, sentBack }: Pick<DeskText, 'outcomes' | 'sentBack'>,
): string {
  return kind === 'PAYMENT_CONFIRMATION' && outcome === 'REFUSE' ? sentBack : outcomes[outcome];
}
