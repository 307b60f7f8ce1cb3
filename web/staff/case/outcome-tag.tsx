import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { Tag } from '../../design/tag.tsx';
import type { Tone } from '../../design/tone.ts';
import { useStaffText } from '../staff-text.tsx';
import { outcomeWords } from './outcome-words.ts';

const TONES: Readonly<Record<TaskOutcome, Tone>> = {
  APPROVE: 'done',
  CONFIRM: 'done',
  DISMISS: 'done',
  LIFT: 'done',
  GRANT: 'done',
  DROP: 'done',
  RECOVER: 'error',
  REQUEST_CORRECTION: 'attention',
  REFUSE: 'error',
  UPHOLD: 'error',
  REVOKE: 'error',
  MAINTAIN: 'error',
};

interface OutcomeTagProps {
  readonly kind: TaskKind;
  readonly outcome: TaskOutcome;
}

/** An outcome, in the colour of what it means for the applicant. */
export function OutcomeTag({ kind, outcome }: OutcomeTagProps) {
  const { desk } = useStaffText().text;
  return <Tag tone={TONES[outcome]}>{outcomeWords(kind, outcome, desk)}</Tag>;
}
