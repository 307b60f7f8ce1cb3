import type { BatchStatus } from '../../../shared/domain/payment-batch.ts';
import { Tag } from '../../design/tag.tsx';
import type { Tone } from '../../design/tone.ts';
import { useStaffText } from '../staff-text.tsx';

const TONES: Readonly<Record<BatchStatus, Tone>> = {
  DRAFT: 'attention',
  APPROVED: 'info',
  SENT: 'waiting',
  SETTLED: 'done',
};

/** Where a batch stands. */
export function BatchTag({ status }: { readonly status: BatchStatus }) {
  const { statuses } = useStaffText().text.desk.batches;
  return <Tag tone={TONES[status]}>{statuses[status]}</Tag>;
}
