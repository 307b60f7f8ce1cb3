import { ProblemError } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

interface DecisionTroubleProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** Why a decision was not taken. The service's own sentence says who can decide instead, or that somebody has. */
export function DecisionTrouble({ error, onRetry, onReload }: DecisionTroubleProps) {
  const { decision } = useStaffText().text.desk;
  const explained = error instanceof ProblemError && [403, 409, 422].includes(error.problem.status);
  if (!explained) return <TroubleMessage error={error} onRetry={onRetry} />;
  const { title, detail, status, type } = error.problem;
  // The task is still open: the form offers other decisions.
  const isUndecided = type.endsWith('/corrections-used-up');
  return (
    <Alert tone="error" announced>
      <div lang="zh-CN">
        <p className="alert-title">{title}</p>
        <p>{detail}</p>
      </div>
      {status === 409 && !isUndecided && (
        <Button kind="secondary" onClick={onReload}>
          {decision.reload}
        </Button>
      )}
    </Alert>
  );
}
