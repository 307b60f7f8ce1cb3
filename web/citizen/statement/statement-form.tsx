import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextArea } from '../../design/field.tsx';
import { numberText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Original } from '../original.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { useStatementsText } from './statements-text.tsx';
import type { TextDraft } from './text-draft.ts';
import { type SendText, useStating } from './use-stating.ts';

/** The words of one form. */
export interface StatementWords {
  readonly label: string;
  readonly hint: (length: string) => string;
  readonly fault: string;
  readonly send: string;
  /** A refusal by its kind, or as the service says it. */
  readonly refusal: (kind: string, detail: string) => string;
}

export interface StatementFormProps {
  /** The id of the field. */
  readonly id: string;
  readonly words: StatementWords;
  /** The least number of characters. */
  readonly shortest: number;
  readonly draft: TextDraft;
  readonly sendText: SendText;
  readonly onSent: () => void;
}

/** A text that is sent once. What was typed stays until the service has taken it. */
export function StatementForm({ id, words, shortest, draft, sendText, onSent }: StatementFormProps) {
  const { language, text } = useCitizenText();
  const { form } = useStatementsText();
  const queries = useQueryClient();
  const [written, setWritten] = useState(draft.read);
  const { state, busy, send } = useStating({
    text: written,
    shortest,
    sendText,
    onSent: () => {
      draft.drop();
      onSent();
      void queries.invalidateQueries();
    },
  });
  const readAnew = (): void => {
    // The form may be gone then; the page begins with how the case stands.
    document.getElementById('content')?.focus();
    void queries.invalidateQueries();
  };
  const fault = state.kind === 'faulty' ? (language === 'zh' && state.said) || words.fault : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {state.kind === 'faulty' && fault && (
        <ErrorSummary key={state.attempt} title={text.apply.summary(1)} errors={[{ id, message: fault }]} />
      )}
      <TextArea
        id={id}
        label={words.label}
        hint={words.hint(numberText(written.trim().length, language))}
        error={fault}
        rows={6}
        value={written}
        onChange={({ target }) => {
          setWritten(target.value);
          draft.keep(target.value);
        }}
      />
      <p className="secondary">{form.kept}</p>
      {state.kind === 'closed' && (
        <Alert tone="attention" announced>
          <p>
            {words.refusal(kindOf(state.problem.type), state.problem.detail)}
            {language === 'en' && <Original>{state.problem.detail}</Original>}
          </p>
          <Button kind="secondary" onClick={readAnew}>
            {form.refresh}
          </Button>
        </Alert>
      )}
      {state.kind === 'broken' && (
        <TroubleMessage
          key={state.attempt}
          error={state.error}
          onRetry={() => void send()}
          signInText={text.correction.signInEnded}
        />
      )}
      <Button type="submit" busy={busy}>
        {busy ? text.correction.sending : words.send}
      </Button>
    </form>
  );
}

/** @example kindOf('/problems/time-over') // time-over */
function kindOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
