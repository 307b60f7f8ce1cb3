import { ProblemError } from '../../api/trouble.ts';
import { Button } from '../../design/button.tsx';
import { slugOf } from '../form/form-rules.ts';
import { ServiceRefusal } from '../service-refusal.tsx';
import { useStaffText } from '../staff-text.tsx';

interface DecisionTroubleProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** The refusals after which the task is still open: the form offers other decisions. */
const UNDECIDED = ['corrections-used-up', 'not-again'];

/** Why a decision was not taken. Where somebody has made another one, it can be shown. */
export function DecisionTrouble({ error, onRetry, onReload }: DecisionTroubleProps) {
  const { decision } = useStaffText().text.desk;
  const isDecided =
    error instanceof ProblemError && error.problem.status === 409 && !UNDECIDED.includes(slugOf(error.problem));
  return (
    <ServiceRefusal error={error} onRetry={onRetry}>
      {isDecided && (
        <Button kind="secondary" onClick={onReload}>
          {decision.reload}
        </Button>
      )}
    </ServiceRefusal>
  );
}
