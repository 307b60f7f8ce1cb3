import { type SubmitEvent, useState } from 'react';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { ProblemError } from '../../api/trouble.ts';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { RestoredDraft } from '../restored-draft.tsx';
import { useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { Confirmation } from './confirmation.tsx';
import { draftOf, dropDraft, keepDraft } from './decision-draft.ts';
import { DecisionFields } from './decision-fields.tsx';
import {
  type DecisionError,
  errorsIn,
  isConfirmed,
  isExplained,
  NOTHING_TYPED,
  outcomesFor,
  refuses,
  type TypedDecision,
  type Unknown,
} from './decision-rules.ts';
import { DecisionTrouble } from './decision-trouble.tsx';
import { type DecidedTask, useDecide } from './use-decide.ts';

interface DecisionFormProps {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly unknown: Unknown;
  /** Whether the applicant has died, as staff recorded it. */
  readonly hasDeath: boolean;
  /** Until when the applicant may still make a statement; undefined where nothing is awaited. */
  readonly statementUntil: string | undefined;
  readonly onDecided: (task: DecidedTask) => void;
  readonly onReload: () => void;
}

/** A decision: typed, confirmed where much follows from it, and sent. What was typed stays until it is taken. */
export function DecisionForm(props: DecisionFormProps) {
  const { taskId, kind, unknown, hasDeath, statementUntil, onDecided, onReload } = props;
  const outcomes = outcomesFor(kind, hasDeath);
  const { desk } = useStaffText().text;
  const words = desk.decision;
  const subject = usePerson()?.subject ?? '';
  const [draft] = useState(() => draftOf(subject, taskId));
  const [restored, setRestored] = useState(draft !== undefined);
  const [typed, setTyped] = useState(draft ?? NOTHING_TYPED);
  const [errors, setErrors] = useState<readonly DecisionError[]>([]);
  const [tries, setTries] = useState(0);
  const [confirming, setConfirming] = useState(false);
  const { mutate, reset, isPending, error } = useDecide(taskId, kind, unknown);

  const change = (to: TypedDecision): void => {
    setTyped(to);
    keepDraft(subject, taskId, to);
  };
  const startAgain = (): void => {
    setTyped(NOTHING_TYPED);
    dropDraft(subject, taskId);
    setRestored(false);
    setConfirming(false);
  };
  const send = (): void => {
    if (isPending) return;
    mutate(typed, {
      onSuccess: (task) => {
        dropDraft(subject, taskId);
        onDecided(task);
      },
      onError: (failure) => {
        setConfirming(false);
        setErrors(failure instanceof ProblemError ? fieldErrors(failure) : []);
        setTries((count) => count + 1);
      },
    });
  };
  const submit = (): void => {
    if (confirming) {
      send();
      return;
    }
    if (isPending) return;
    // What went wrong at the last try is no longer so.
    reset();
    const found = errorsIn(kind, typed, unknown, words);
    setErrors(found);
    setTries((count) => count + 1);
    if (found.length > 0) return;
    if (isConfirmed(kind, typed.outcome)) setConfirming(true);
    else send();
  };
  const choose = (index: number): void => {
    if (!confirming) change({ ...typed, outcome: outcomes[index] ?? typed.outcome });
  };
  useShortcuts({
    'ctrl+enter': submit,
    escape: () => setConfirming(false),
    '1': () => choose(0),
    '2': () => choose(1),
    '3': () => choose(2),
    e: () => document.getElementById(isExplained(kind, typed.outcome) ? 'explanation' : 'note')?.focus(),
  });
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} noValidate aria-busy={isPending}>
      {restored && <RestoredDraft onStartAgain={startAgain} />}
      {error && errors.length === 0 && <DecisionTrouble key={tries} error={error} onRetry={send} onReload={onReload} />}
      {errors.length > 0 && <ErrorSummary key={tries} title={words.faulty(errors.length)} errors={errors} />}
      {confirming ? (
        <Confirmation kind={kind} typed={typed} statementUntil={statementUntil} />
      ) : (
        <DecisionFields
          kind={kind}
          outcomes={outcomes}
          typed={typed}
          unknown={unknown}
          errors={errors}
          onChange={change}
        />
      )}
      <div className="actions">
        <button
          className="button"
          type="submit"
          data-kind={confirming && refuses(kind, typed.outcome) ? 'danger' : undefined}
          aria-disabled={isPending}
        >
          {isPending ? words.sending : confirming ? words.confirm : words.submit}
        </button>
        {confirming && (
          <button className="button" data-kind="secondary" type="button" onClick={() => setConfirming(false)}>
            {words.back}
          </button>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isPending && words.sending}
      </p>
    </form>
  );
}

/** The service's errors by field. One in a list, such as /reasons/0, is shown at the list. */
function fieldErrors({ problem: { errors = [] } }: ProblemError): readonly DecisionError[] {
  return errors.map(({ pointer, message }) => ({ id: fieldAt(pointer), message }));
}

/** The amount and the day of a recovery stand in one object. */
function fieldAt(pointer: string): string {
  const [, name = 'outcome', part] = pointer.split('/');
  if (name !== 'recovery') return name;
  return part === 'amountFen' ? 'amount' : 'repayBy';
}
