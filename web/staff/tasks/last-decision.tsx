import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { Alert } from '../../design/alert.tsx';
import { outcomeWords } from '../case/outcome-words.ts';
import { useStaffText } from '../staff-text.tsx';

/** A decision, as the page before hands it on. */
export interface Decided {
  readonly kind: TaskKind;
  readonly outcome: TaskOutcome;
}

/** Says on the page after a decision that it was made. */
export function LastDecision({ of: { kind, outcome } }: { readonly of: Decided }) {
  const { desk } = useStaffText().text;
  return (
    <Alert tone="done" announced>
      <p>{desk.decision.done(outcomeWords(kind, outcome, desk))}</p>
    </Alert>
  );
}
