import type { TaskOutcome } from '../../../shared/domain/task.ts';
import { Alert } from '../../design/alert.tsx';
import { useStaffText } from '../staff-text.tsx';

/** Says on the page after a decision that it was made. */
export function LastDecision({ outcome }: { readonly outcome: TaskOutcome }) {
  const { desk } = useStaffText().text;
  return (
    <Alert tone="done" announced>
      <p>{desk.decision.done(desk.outcomes[outcome])}</p>
    </Alert>
  );
}
