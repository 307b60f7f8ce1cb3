import { type FormEvent, useRef, useState } from 'react';
import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { ProblemError } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextArea, TextField } from '../../design/field.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { type Faults, FIELDS, type Field, faultsOf, sentBody } from './objection-form.ts';
import { ObjectionReceipt } from './objection-receipt.tsx';

const EMPTY: Readonly<Record<Field, string>> = {
  objectorName: '',
  objectorIdNumber: '',
  phone: '',
  phoneCode: '',
  statement: '',
};

/** Files an objection to one entry of a notice. Somebody who is signed in writes the statement alone. */
export function ObjectionPage() {
  const { language, text } = useCitizenText();
  const { noticeId = '', serial = '' } = useParams();
  const api = useApi();
  const signedIn = usePerson() !== undefined;
  const words = text.objection;
  const [typed, setTyped] = useState(EMPTY);
  const [phoneCodeId, setPhoneCodeId] = useState('');
  const [said, setSaid] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [receipt, setReceipt] = useState<Success<'fileObjection'>>();
  // The key belongs to what is sent: the same content under the same key is one objection.
  const sent = useRef({ content: '', key: '' });

  if (receipt) return <ObjectionReceipt receipt={receipt} />;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    setSaid('');
    try {
      await work();
    } catch (error) {
      const found = error instanceof ProblemError ? faultsOf(error.problem, language === 'zh', words.faulty) : {};
      setFaults(found);
      setTries((before) => before + 1);
      if (Object.keys(found).length === 0) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const sendCode = () =>
    attempt(async () => {
      const body = { phone: typed.phone, purpose: 'OBJECTION' } as const;
      const answer = await taken(api.POST('/v1/phone-codes', { params: { path: {} }, body }));
      setPhoneCodeId(answer.phoneCodeId);
      setFaults({});
      setSaid(words.sent);
    });
  const submit = () =>
    attempt(async () => {
      const body = sentBody(typed, phoneCodeId, signedIn);
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: newSubmissionKey() };
      const params = { path: { noticeId, serial }, header: { 'idempotency-key': sent.current.key } };
      const path = '/v1/notices/{noticeId}/entries/{serial}/objections';
      setReceipt(await taken(api.POST(path, { params, body })));
    });
  const field = (id: Field) => ({
    id,
    value: typed[id],
    error: faults[id],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped((before) => ({ ...before, [id]: target.value })),
  });
  const errors = FIELDS.flatMap((id) => (faults[id] === undefined ? [] : [{ id, message: faults[id] }]));
  return (
    <Page title={words.title}>
      <p className="number">{words.entry(noticeId, serial)}</p>
      <p>
        {words.intro} <a href={pathIn(language, '/objections/how')}>{words.how}</a>
      </p>
      {errors.length > 0 && <ErrorSummary key={tries} title={words.faults(errors.length)} errors={errors} />}
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        {!signedIn && (
          <>
            <TextField {...field('objectorName')} label={words.name} autoComplete="name" />
            <TextField {...field('objectorIdNumber')} label={words.idNumber} autoComplete="off" maxLength={18} />
            <TextField
              {...field('phone')}
              label={words.phone}
              hint={words.phoneHint}
              type="tel"
              autoComplete="tel-national"
            />
            <p>
              <Button kind="secondary" busy={busy} onClick={() => void sendCode()}>
                {words.sendCode}
              </Button>
            </p>
            <p role="status">{said}</p>
            <TextField
              {...field('phoneCode')}
              label={words.phoneCode}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
            />
          </>
        )}
        <TextArea
          {...field('statement')}
          label={words.statement}
          hint={words.statementHint(typed.statement.trim().length)}
        />
        <Failure error={failure} onRetry={() => void submit()} />
        <Button type="submit" busy={busy}>
          {words.submit}
        </Button>
      </form>
    </Page>
  );
}

/** What the service refused without naming a field, such as an objection after the close, in its own words. */
function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { text } = useCitizenText();
  if (error === undefined) return null;
  if (!(error instanceof ProblemError)) return <TroubleMessage error={error} onRetry={onRetry} />;
  const { type, status, detail } = error.problem;
  if (status === 409 || status === 422) {
    return (
      <Alert tone="error" announced>
        <p lang="zh-CN">{detail}</p>
      </Alert>
    );
  }
  if (type === '/problems/too-many-requests') {
    return (
      <Alert tone="attention" announced>
        <p>{text.objection.tooSoon}</p>
      </Alert>
    );
  }
  return <TroubleMessage error={error} onRetry={onRetry} />;
}
