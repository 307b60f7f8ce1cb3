import type { CorrectableField } from '../../../shared/domain/correction.ts';
import type { Changeable } from '../applications/changeable.ts';
import type { OwnApplication } from '../applications/use-own-application.ts';
import { AmendmentForm } from '../apply/amendment-form.tsx';
import type { DeclaredFieldName } from '../apply/declared-field.tsx';
import { useFaultTexts } from '../apply/field-faults.ts';
import type { FieldName } from '../apply/form-values.ts';
import { tabDraft } from '../apply/tab-draft.ts';
import { useAmendment } from '../apply/use-amendment.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { PresentHint } from '../correction/present-hint.tsx';
import { presentValue } from '../correction/present-value.ts';
import { TroubleMessage } from '../trouble-message.tsx';
import { CHANGE_TEXT } from './change-text.ts';
import { NothingToChange } from './nothing-to-change.tsx';
import { useChanging } from './use-changing.ts';

const FIELDS: Readonly<Record<Changeable, readonly DeclaredFieldName[]>> = {
  payee: ['payeeKind', 'bankName', 'accountNumber'],
  contact: ['phone'],
};

/** What the service gives back of the fields. It does not give the phone. */
const PRESENT: Partial<Readonly<Record<FieldName, CorrectableField>>> = {
  payeeKind: 'payee.kind',
  bankName: 'payee.bankName',
  accountNumber: 'payee.accountNumber',
};

interface ChangeFormProps {
  readonly what: Changeable;
  readonly subject: string;
  readonly application: OwnApplication;
}

/** The fields of a change, each with what is declared so far. Sent, it leads back to the application. */
export function ChangeForm({ what, subject, application }: ChangeFormProps) {
  const { language, text } = useCitizenText();
  const words = CHANGE_TEXT[language];
  const { applicationId } = application;
  const draft = tabDraft(subject, `${what}:${applicationId}`);
  const amendment = useAmendment({ applicationId, draft, done: { changed: what } });
  const { state, busy, send } = useChanging({ ...amendment, what, applicationId });
  const presentOf = (field: FieldName) => {
    const declared = PRESENT[field];
    return declared && presentValue(declared, application, { language, text });
  };
  return (
    <AmendmentForm
      fields={FIELDS[what]}
      form={{
        ...amendment,
        issuedOn: undefined,
        hintOf: (field) => {
          const value = presentOf(field);
          return value && <PresentHint field={field} value={value} />;
        },
      }}
      faults={useFaultTexts(state.kind === 'faults' ? state.fields : [])}
      attempt={state.kind === 'faults' ? state.attempt : 0}
      intro={<p className="secondary">{words.kept}</p>}
      failure={
        <>
          {state.kind === 'closed' && (
            <NothingToChange applicationId={applicationId}>{words[what].closed}</NothingToChange>
          )}
          {state.kind === 'broken' && (
            <TroubleMessage
              key={state.attempt}
              error={state.error}
              onRetry={() => void send()}
              signInText={text.correction.signInEnded}
            />
          )}
        </>
      }
      sendLabel={words[what].send}
      busy={busy}
      onSend={() => void send()}
    />
  );
}
