import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { fieldAt } from '../../citizen/apply/form-values.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useApi } from '../../session/session-context.tsx';
import { dayText, moneyText } from '../../text/format.ts';
import { ServiceRefusal } from '../service-refusal.tsx';
import { useStaffText } from '../staff-text.tsx';
import { APPLY_TEXT } from './apply-words.ts';
import { ReasonList } from './reason-list.tsx';
import type { CheckedEntry } from './use-entry-form.ts';

/** What became of an entry: it was accepted, or refused with its receipt. */
export type Entered =
  | { readonly kind: 'taken'; readonly application: Success<'enterApplication'> }
  | { readonly kind: 'refused'; readonly problem: Problem };

interface EntryCheckProps {
  readonly of: CheckedEntry;
  readonly onEntered: (entered: Entered) => void;
}

/** What the service says to an entry, and the button that makes it. A retry has the same key. */
export function EntryCheck({ of: { body, answer }, onEntered }: EntryCheckProps) {
  const { language, text } = useStaffText();
  const words = text.desk.entry.check;
  const api = useApi();
  const [key] = useState(newSubmissionKey);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (): Promise<Entered> => {
      const params = { path: {}, header: { 'idempotency-key': key } };
      try {
        return { kind: 'taken', application: await taken(api.POST('/v1/staff/applications', { params, body })) };
      } catch (failure) {
        if (failure instanceof ProblemError && failure.problem.reasons) {
          return { kind: 'refused', problem: failure.problem };
        }
        throw failure;
      }
    },
    onSuccess: onEntered,
  });
  const { eligible, reasons, amountFen, lastDayToApply, warnings } = answer;
  const labels: Readonly<Record<string, string>> = APPLY_TEXT[language].labels;
  return (
    <section aria-labelledby="check-title">
      <h2 id="check-title" tabIndex={-1} ref={heading}>
        {eligible ? words.eligible : words.refused}
      </h2>
      {eligible ? (
        <Alert tone="done">
          <p>
            {text.desk.file.amount} <strong className="amount">{moneyText(amountFen ?? 0)}</strong>
          </p>
          {lastDayToApply && (
            <p>
              {words.lastDay} {dayText(lastDayToApply, language)}
            </p>
          )}
        </Alert>
      ) : (
        <ReasonList of={reasons} />
      )}
      {warnings.length > 0 && (
        <Alert tone="attention" title={words.warnings}>
          <ul>
            {warnings.map(({ pointer, message }) => (
              <li key={pointer}>
                <a href={`#${fieldAt(pointer)}`}>{labels[fieldAt(pointer) ?? '']}</a>{' '}
                <span lang="zh-CN">{message}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {!eligible && <p>{words.refusedHint}</p>}
      <p className="secondary">{words.changed}</p>
      {error && <ServiceRefusal error={error} onRetry={() => mutate()} />}
      <Button kind={eligible ? 'primary' : 'secondary'} busy={isPending} onClick={() => mutate()}>
        {isPending ? text.desk.forms.sending : eligible ? words.enter : words.enterRefused}
      </Button>
    </section>
  );
}
