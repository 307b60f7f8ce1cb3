import { type FormEvent, useRef, useState } from 'react';
import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextArea, TextField } from '../../design/field.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { PhoneCodeRequest } from '../phone-code/phone-code-request.tsx';
import { ObjectionFailure } from './objection-failure.tsx';
import { type Faults, FIELDS, type Field, faultsOf, sentBody } from './objection-form.ts';
import { ObjectionReceipt } from './objection-receipt.tsx';
import { OBJECTION_TEXT } from './objection-text.ts';
import { SignInInstead } from './sign-in-instead.tsx';
import { statementDraft } from './statement-draft.ts';

/** Files an objection to one entry of a notice. Somebody who is signed in writes the statement alone. */
export function ObjectionPage() {
  const { language, text } = useCitizenText();
  const { noticeId = '', serial = '' } = useParams();
  const api = useApi();
  const person = usePerson();
  const signedIn = person !== undefined;
  const words = { ...OBJECTION_TEXT[language], ...text.objection };
  const draft = statementDraft(noticeId, serial);
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>(() => ({
    objectorName: '',
    objectorIdNumber: '',
    phone: '',
    phoneCode: '',
    statement: draft.read(),
  }));
  const [phoneCodeId, setPhoneCodeId] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [receipt, setReceipt] = useState<Success<'fileObjection'>>();
  // The key belongs to what is sent: the same content under the same key is one objection.
  const sent = useRef({ content: '', key: '' });

  if (receipt) return <ObjectionReceipt receipt={receipt} />;

  /** Shows the faults of the fields. False where the problem names none of them. */
  const showFaults = (problem: Problem): boolean => {
    const found = faultsOf(problem, { inChinese: language === 'zh', typed, own: words.faulty });
    setFaults(found);
    setTries((before) => before + 1);
    return Object.keys(found).length > 0;
  };
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const body = sentBody(typed, phoneCodeId, signedIn);
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: newSubmissionKey() };
      const params = { path: { noticeId, serial }, header: { 'idempotency-key': sent.current.key } };
      const path = '/v1/notices/{noticeId}/entries/{serial}/objections';
      const filed = await taken(api.POST(path, { params, body }));
      draft.drop();
      setReceipt(filed);
    } catch (error) {
      if (!(error instanceof ProblemError && showFaults(error.problem))) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const field = (id: Field) => ({
    id,
    value: typed[id],
    error: faults[id],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped((before) => ({ ...before, [id]: target.value }));
      if (id === 'statement') draft.keep(target.value);
    },
  });
  const errors = FIELDS.flatMap((id) => (faults[id] === undefined ? [] : [{ id, message: faults[id] }]));
  return (
    <Page title={words.title}>
      <p className="number">{words.entry(noticeId, serial)}</p>
      <p>{words.intro}</p>
      <p>
        <a href={pathIn(language, '/objections/how')}>{words.how}</a>
      </p>
      {errors.length > 0 && <ErrorSummary key={tries} title={words.faults(errors.length)} errors={errors} />}
      {signedIn ? <p>{words.signedIn(person.name ?? '')}</p> : <SignInInstead />}
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
            <PhoneCodeRequest
              phone={typed.phone.trim()}
              purpose="OBJECTION"
              onSent={(id) => {
                setPhoneCodeId(id);
                setFaults({});
              }}
              onRefused={showFaults}
            />
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
        <p className="secondary">{signedIn ? words.keptSignedIn : words.kept}</p>
        <ObjectionFailure error={failure} onRetry={() => void submit()} />
        <Button type="submit" busy={busy}>
          {busy ? words.submitting : words.submit}
        </Button>
      </form>
    </Page>
  );
}
