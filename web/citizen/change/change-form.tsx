import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useSession } from '../../session/session-context.tsx';
import type { Changeable } from '../applications/changeable.ts';
import type { OwnApplication } from '../applications/use-own-application.ts';
import { DeclaredField, type DeclaredFieldName } from '../apply/declared-field.tsx';
import { useFaultTexts } from '../apply/field-faults.ts';
import type { FieldName, FormValues } from '../apply/form-values.ts';
import { identityIn } from '../apply/signed-in-identity.ts';
import { tabDraft } from '../apply/tab-draft.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { presentValue } from '../correction/present-value.ts';
import { TroubleMessage } from '../trouble-message.tsx';
import { NothingToChange } from './nothing-to-change.tsx';
import { useChanging } from './use-changing.ts';

const FIELDS: Readonly<Record<Changeable, readonly DeclaredFieldName[]>> = {
  payee: ['payeeKind', 'bankName', 'accountNumber'],
  contact: ['phone'],
};

interface ChangeFormProps {
  readonly what: Changeable;
  readonly subject: string;
  readonly application: OwnApplication;
}

/** The fields of a change, each with what is declared so far. Sent, it leads back to the application. */
export function ChangeForm({ what, subject, application }: ChangeFormProps) {
  const { text } = useCitizenText();
  const words = text[what];
  const { applicationId } = application;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const session = useSession();
  const [signInPhone] = useState(() => identityIn(session.accessToken()).phone);
  const draft = tabDraft(subject, `${what}:${applicationId}`);
  const [values, setValues] = useState(draft.read);
  const { changing, busy, send } = useChanging({
    what,
    applicationId,
    values,
    signInPhone,
    onSent: () => {
      draft.drop();
      // The application is read anew, with what became of it.
      queries.removeQueries({ queryKey: ['applications'] });
      navigate(`/applications/${applicationId}`, { replace: true, state: { changed: what } });
    },
    // The page of the application asks anew; this one stays as it is.
    onClosed: () => void queries.invalidateQueries({ queryKey: ['applications'], refetchType: 'none' }),
  });
  const faults = useFaultTexts(changing.kind === 'faults' ? changing.fields : []);
  const present = usePresent(application);
  const form = {
    values,
    signInPhone,
    issuedOn: undefined,
    faultOf: (field: FieldName) => faults.get(field),
    hintOf: (field: FieldName) => present(field),
    onChange: (change: Partial<FormValues>) => {
      setValues((before) => {
        const changed = { ...before, ...change };
        draft.keep(changed);
        return changed;
      });
    },
  };
  return (
    <>
      {faults.size > 0 && (
        <ErrorSummary
          key={changing.kind === 'faults' ? changing.attempt : 0}
          title={text.apply.summary(faults.size)}
          errors={[...faults].map(([id, message]) => ({ id, message }))}
        />
      )}
      <p className="secondary">{text.change.kept}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {FIELDS[what].map((name) => (
          <DeclaredField key={name} name={name} form={form} />
        ))}
        {changing.kind === 'closed' && <NothingToChange applicationId={applicationId}>{words.closed}</NothingToChange>}
        {changing.kind === 'broken' && (
          <TroubleMessage
            key={changing.attempt}
            error={changing.error}
            onRetry={() => void send()}
            signInText={text.correction.signInEnded}
          />
        )}
        <Button type="submit" busy={busy}>
          {busy ? text.correction.sending : words.send}
        </Button>
      </form>
    </>
  );
}

const PAYEE_FIELD: Partial<Readonly<Record<FieldName, CorrectableField>>> = {
  payeeKind: 'payee.kind',
  bankName: 'payee.bankName',
  accountNumber: 'payee.accountNumber',
};

/** What is declared so far, as a hint at its field. The service does not give the phone back. */
function usePresent(application: OwnApplication) {
  const { language, text } = useCitizenText();
  return (field: FieldName) => {
    const declared = PAYEE_FIELD[field];
    if (!declared) return undefined;
    const value = presentValue(declared, application, { language, text });
    return (
      <>
        {text.correction.present}
        <span className="number" lang={field === 'bankName' ? 'zh-CN' : undefined}>
          {value}
        </span>
      </>
    );
  };
}
