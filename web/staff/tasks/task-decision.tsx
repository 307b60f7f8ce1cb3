import type { TaskOutcome } from '../../../shared/domain/task.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { MadeDecision } from '../case/made-decision.tsx';
import { DecisionForm } from '../decision/decision-form.tsx';
import { OUTCOMES } from '../decision/decision-rules.ts';
import { DECIDING_ROLE } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';

interface TaskDecisionProps {
  readonly task: Success<'readTask'>;
  /** Whether this person decides such tasks. */
  readonly offered: boolean;
  readonly onDecided: (outcome: TaskOutcome) => void;
  readonly onReload: () => void;
}

/** The decision of a task: the one that was made, or the form to make it, or who can. */
export function TaskDecision({ task, offered, onDecided, onReload }: TaskDecisionProps) {
  const { decision: words, roles } = useStaffText().text.desk;
  const { taskId, kind, status, decision, evidence } = task;
  const { employer, agency } = evidence.application;
  const message =
    status === 'CANCELLED'
      ? words.cancelled
      : OUTCOMES[kind].length === 0
        ? words.unavailable
        : words.onlyRole(roles[DECIDING_ROLE[kind]]);
  const open = status === 'OPEN' && offered && OUTCOMES[kind].length > 0;
  return (
    <section aria-labelledby="decision-title">
      <h2 id="decision-title">{decision ? words.decidedTitle : words.title}</h2>
      {decision && <MadeDecision of={decision} />}
      {!decision && !open && (
        <Alert>
          <p>{message}</p>
        </Alert>
      )}
      {!decision && open && (
        <DecisionForm
          taskId={taskId}
          kind={kind}
          unknown={{ employer: !employer, agency: !agency }}
          onDecided={({ decision: made }) => onDecided(made?.outcome ?? 'APPROVE')}
          onReload={onReload}
        />
      )}
    </section>
  );
}
