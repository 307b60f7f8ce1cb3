import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { troubleOf } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { OUTCOME_TEXT } from './outcome-text.ts';

/** What became of an objection, for the holder of its receipt. The code is sent in a header, never in an address. */
export function OutcomePage() {
  const { language, text } = useCitizenText();
  const api = useApi();
  const words = OUTCOME_TEXT[language];
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [state, setState] = useState<Success<'readObjection'>>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const lookUp = async (): Promise<void> => {
    setBusy(true);
    setState(undefined);
    setFailure(undefined);
    try {
      // The number is shown in groups of four.
      const objectionId = number.replaceAll(/\s/g, '').toUpperCase() || '-';
      const params = { path: { objectionId }, header: { 'x-receipt-code': code.trim() } };
      setState(await taken(api.GET('/v1/objections/{objectionId}', { params })));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const isUnknown = failure !== undefined && troubleOf(failure) === 'notFound';
  return (
    <Page title={text.outcome.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <TextField
          id="number"
          label={words.number}
          value={number}
          autoComplete="off"
          maxLength={40}
          onChange={({ target }) => setNumber(target.value)}
        />
        <TextField
          id="code"
          label={words.code}
          value={code}
          autoComplete="off"
          maxLength={40}
          onChange={({ target }) => setCode(target.value)}
        />
        <Button type="submit" busy={busy}>
          {words.submit}
        </Button>
      </form>
      {isUnknown && (
        <Alert tone="error" announced>
          <p>{words.notFound}</p>
        </Alert>
      )}
      {failure !== undefined && !isUnknown && <TroubleMessage reads error={failure} onRetry={() => void lookUp()} />}
      {state && <Outcome state={state} />}
    </Page>
  );
}

function Outcome({ state: { status, outcome, decidedAt } }: { readonly state: Success<'readObjection'> }) {
  const { language } = useCitizenText();
  const words = OUTCOME_TEXT[language];
  return (
    <Alert announced>
      <p>{outcome ? words.outcome[outcome] : words.status[status]}</p>
      {decidedAt && <p className="number">{`${words.decidedAt} ${timeText(decidedAt, language)}`}</p>}
    </Alert>
  );
}
