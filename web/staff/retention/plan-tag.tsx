import type { RetentionPlan } from '../../../shared/domain/retention.ts';
import { Tag } from '../../design/tag.tsx';
import type { Tone } from '../../design/tone.ts';
import { useStaffText } from '../staff-text.tsx';

const TONES: Readonly<Record<RetentionPlan['status'], Tone>> = {
  DRAWING_UP: 'waiting',
  DRAFT: 'attention',
  REPLACED: 'info',
  RELEASED: 'waiting',
  DONE: 'done',
};

/** Where a plan of a removal stands. */
export function PlanTag({ status }: { readonly status: RetentionPlan['status'] }) {
  const { statuses } = useStaffText().text.desk.retention;
  return <Tag tone={TONES[status]}>{statuses[status]}</Tag>;
}
