import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Broken, Loading } from '../../design/states.tsx';
import { idText } from '../../text/format.ts';
import { useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';
import '../line-form.css';
import { standingText } from './standing-text.ts';
import type { RecentCase } from './workflow-api.ts';

/** The page of a case's workflow, without the language. */
export function workflowPath(applicationId: string): string {
  return `/local/workflow/${applicationId}`;
}

/** Leads to the workflow of a case: by its id, or from the list of recent cases. */
export function ChooseCase({ chosen }: { readonly chosen?: string | undefined }) {
  const { language, text } = useLocalText();
  const words = text.workflow;
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useLocalState<{ readonly cases: readonly RecentCase[] }>('/local/executions');
  const show = (event: FormEvent) => {
    event.preventDefault();
    const id = typed.replace(/\W/g, '').toUpperCase();
    if (id) navigate(workflowPath(id));
  };
  return (
    <>
      <form className="line-form" onSubmit={show}>
        <TextField
          id="application-id"
          label={words.applicationId}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="secondary">
          {words.show}
        </Button>
      </form>
      <h3>{words.recent}</h3>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {data?.cases.length === 0 && <p>{words.none}</p>}
      <ul>
        {data?.cases.map((recent) => (
          <li key={recent.applicationId}>
            <a
              className="touch-link number"
              href={pathIn(language, workflowPath(recent.applicationId))}
              aria-current={recent.applicationId === chosen ? 'page' : undefined}
            >
              {idText(recent.applicationId)}
            </a>{' '}
            {standingText(recent, { language, text })}
          </li>
        ))}
      </ul>
    </>
  );
}
