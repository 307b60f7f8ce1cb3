import type { TaskOutcome } from '../../../shared/domain/task.ts';
import { Tag } from '../../design/tag.tsx';
import { useStaffText } from '../staff-text.tsx';

/** An outcome, in the colour of what it means for the applicant. */
export function OutcomeTag({ outcome }: { readonly outcome: TaskOutcome }) {
  const { outcomes } = useStaffText().text.desk;
  return <Tag tone={outcome === 'APPROVE' || outcome === 'DISMISS' ? 'done' : 'error'}>{outcomes[outcome]}</Tag>;
}
