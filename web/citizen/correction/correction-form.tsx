import { FORM_FIELD, inOrder } from '../applications/asked-fields.ts';
import { AskedOfYou } from '../applications/asked-of-you.tsx';
import type { OwnApplication } from '../applications/use-own-application.ts';
import { AmendmentForm } from '../apply/amendment-form.tsx';
import { useFaultTexts } from '../apply/field-faults.ts';
import type { FieldName } from '../apply/form-values.ts';
import { useAmendment } from '../apply/use-amendment.ts';
import { dateOf } from '../certificate/date-parts.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { correctionDraft } from './correction-draft.ts';
import { CorrectionFailure } from './correction-failure.tsx';
import { PresentHint } from './present-hint.tsx';
import { presentValue } from './present-value.ts';
import { useCorrecting } from './use-correcting.ts';

interface CorrectionFormProps {
  readonly subject: string;
  readonly application: OwnApplication;
  readonly correction: NonNullable<OwnApplication['correction']>;
}

/** Exactly the fields that were asked for, each with what is declared so far. Sent, it leads back to the case. */
export function CorrectionForm({ subject, application, correction }: CorrectionFormProps) {
  const { language, text } = useCitizenText();
  const { applicationId } = application;
  const draft = correctionDraft({ subject, applicationId, dueAt: correction.dueAt });
  const amendment = useAmendment({ applicationId, draft, done: { corrected: true } });
  const { values } = amendment;
  const asked = inOrder(correction.fields);
  const { state, busy, send } = useCorrecting({ ...amendment, applicationId, asked });
  const present = new Map<FieldName, string | undefined>(
    asked.map((field) => [FORM_FIELD[field], presentValue(field, application, { language, text })]),
  );
  return (
    <AmendmentForm
      fields={asked.map((field) => FORM_FIELD[field])}
      form={{
        ...amendment,
        issuedOn: asked.includes('certificate.issuedOn') ? dateOf(values.issuedOn) : application.certificate.issuedOn,
        hintOf: (field) => {
          const value = present.get(field);
          return value && <PresentHint field={field} value={value} />;
        },
      }}
      faults={useFaultTexts(state.kind === 'faults' ? state.fields : [])}
      attempt={state.kind === 'faults' ? state.attempt : 0}
      intro={
        <>
          <AskedOfYou correction={correction} />
          <p className="secondary">{text.correction.kept}</p>
        </>
      }
      failure={<CorrectionFailure of={state} applicationId={applicationId} onRetry={() => void send()} />}
      sendLabel={text.correction.send}
      busy={busy}
      onSend={() => void send()}
    />
  );
}
