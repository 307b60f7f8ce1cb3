import { useEffect } from 'react';
import type { TaskOutcome } from '../../../shared/domain/task-kind.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { MadeDecision } from '../case/made-decision.tsx';
import { dropDraft } from '../decision/decision-draft.ts';
import { DecisionForm } from '../decision/decision-form.tsx';
import { DECIDING_ROLE } from '../duty.ts';
import { useServiceTime } from '../service-time.ts';
import { useStaffText } from '../staff-text.tsx';

interface TaskDecisionProps {
  readonly task: Success<'readTask'>;
  /** Whether this person decides such tasks. */
  readonly offered: boolean;
  /** The next task is being looked for. */
  readonly leaving: boolean;
  readonly onDecided: (outcome: TaskOutcome) => void;
  readonly onNext: () => void;
  readonly onReload: () => void;
}

/** The decision of a task: the one that was made, or the form to make it, or who can. */
export function TaskDecision({ task, offered, leaving, onDecided, onNext, onReload }: TaskDecisionProps) {
  const { decision: words, entry, roles } = useStaffText().text.desk;
  const { taskId, kind, status, decision, evidence } = task;
  const { employer, agency, occupation, certificate } = evidence.application;
  const subject = usePerson()?.subject ?? '';
  const now = useServiceTime();
  useEffect(() => {
    // Somebody else may have decided it, or the applicant has withdrawn: what was typed is then of no use.
    if (status !== 'OPEN') dropDraft(subject, taskId);
  }, [status, subject, taskId]);
  // What somebody asked for is decided by somebody else.
  const isOwn = task.request?.askedBy === subject;
  // Whoever entered the case at the counter decides nothing in it.
  const { enteredByReader } = evidence;
  const open = status === 'OPEN' && offered && !isOwn && !enteredByReader;
  const onlyAnother = isOwn ? words.onlyAnother : words.onlyRole(roles[DECIDING_ROLE[kind]]);
  const elsewhere = enteredByReader ? entry.notDecided : onlyAnother;
  const message = status === 'CANCELLED' ? words.cancelled : elsewhere;
  return (
    <section className="desk-decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{decision ? words.decidedTitle : words.title}</h2>
      {leaving && <Loading>{words.seeking}</Loading>}
      {!leaving && decision && <MadeDecision of={{ ...decision, kind }} />}
      {!leaving && !decision && !open && (
        <Alert>
          <p>{message}</p>
        </Alert>
      )}
      {!leaving && !open && <Button onClick={onNext}>{words.next}</Button>}
      {!leaving && open && (
        <DecisionForm
          taskId={taskId}
          kind={kind}
          // An occupation without a name is shown by its code.
          unknown={{ employer: !employer, agency: !agency, occupation: occupation === certificate.occupationCode }}
          hasDeath={evidence.application.death !== undefined}
          statementUntil={stillHeardUntil(evidence.application, now)}
          onDecided={({ decision: made }) => onDecided(made?.outcome ?? 'APPROVE')}
          onReload={onReload}
        />
      )}
    </section>
  );
}

/** Until when the applicant may still make a statement; undefined where none is awaited. */
function stillHeardUntil(
  { suspension }: Success<'readTask'>['evidence']['application'],
  now: Date | undefined,
): string | undefined {
  if (!suspension || suspension.statement) return undefined;
  const { statementUntil } = suspension;
  return now && now.getTime() >= Date.parse(statementUntil) ? undefined : statementUntil;
}
