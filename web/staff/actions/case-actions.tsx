import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { useDuty } from '../duty.ts';
import { keptDraft } from '../kept-draft.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';
import { type CaseAction, offeredActions } from './offered-actions.ts';
import { ReconsiderationForm } from './reconsideration-form.tsx';
import { ReversalForm } from './reversal-form.tsx';
import { SuspensionForm } from './suspension-form.tsx';

const FORMS: Readonly<Record<CaseAction, ComponentType<ActionFormProps>>> = {
  suspension: SuspensionForm,
  reconsideration: ReconsiderationForm,
  reversal: ReversalForm,
};

/** What the person may do with a case outside its tasks: one form at a time, and what was done by it. */
export function CaseActions({ of: file }: { readonly of: Success<'readCaseFile'> }) {
  const { forms } = useStaffText().text.desk;
  const queries = useQueryClient();
  const subject = usePerson()?.subject ?? '';
  const offered = offeredActions(file, useDuty());
  const { applicationId } = file;
  // After a sign-in in between, the form with what was typed stands there again.
  const [chosen, setChosen] = useState(() =>
    offered.find((form) => keptDraft({ subject, form, about: applicationId }, {}).read() !== undefined),
  );
  const [news, setNews] = useState<ReactNode>();
  if (offered.length === 0 && news === undefined) return null;
  const open = offered.find((action) => action === chosen);
  const Form = open && FORMS[open];
  return (
    <section className="desk-actions">
      <h2>{forms.title}</h2>
      {news !== undefined && (
        <Alert tone="done" announced>
          <p>{news}</p>
        </Alert>
      )}
      {Form && (
        <div className="desk-form">
          <h3 tabIndex={-1} ref={takeFocus}>
            {forms[open].open}
          </h3>
          <p>{forms[open].intro}</p>
          <Form
            applicationId={applicationId}
            onDone={(done) => {
              setNews(done);
              setChosen(undefined);
              void queries.invalidateQueries({ queryKey: ['case', subject, applicationId] });
            }}
            onCancel={() => setChosen(undefined)}
          />
        </div>
      )}
      {!Form && offered.length > 0 && (
        <p className="desk-line">
          {offered.map((action) => (
            <Button
              key={action}
              kind="secondary"
              onClick={() => {
                setNews(undefined);
                setChosen(action);
              }}
            >
              {forms[action].open}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}

function takeFocus(element: { focus(): void } | null): void {
  element?.focus();
}
