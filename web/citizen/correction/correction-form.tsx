import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useSession } from '../../session/session-context.tsx';
import { FORM_FIELD, inOrder } from '../applications/asked-fields.ts';
import { AskedOfYou } from '../applications/asked-of-you.tsx';
import type { OwnApplication } from '../applications/use-own-application.ts';
import { DeclaredField } from '../apply/declared-field.tsx';
import { useFaultTexts } from '../apply/field-faults.ts';
import type { FieldName, FormValues } from '../apply/form-values.ts';
import { identityIn } from '../apply/signed-in-identity.ts';
import { dateOf } from '../certificate/date-parts.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { correctionDraft } from './correction-draft.ts';
import { CorrectionFailure } from './correction-failure.tsx';
import { presentValue } from './present-value.ts';
import { useCorrecting } from './use-correcting.ts';

/** What is declared in Chinese, also on an English page. */
const IN_CHINESE: readonly FieldName[] = ['occupationCode', 'bankName'];

interface CorrectionFormProps {
  readonly subject: string;
  readonly application: OwnApplication;
  readonly correction: NonNullable<OwnApplication['correction']>;
}

/** Exactly the fields that were asked for, each with what is declared so far. Sent, it leads back to the case. */
export function CorrectionForm({ subject, application, correction }: CorrectionFormProps) {
  const { language, text } = useCitizenText();
  const { applicationId } = application;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const session = useSession();
  const [signInPhone] = useState(() => identityIn(session.accessToken()).phone);
  const draft = correctionDraft({ subject, applicationId, dueAt: correction.dueAt });
  const [values, setValues] = useState(draft.read);
  const asked = inOrder(correction.fields);
  const { correcting, busy, send } = useCorrecting({
    applicationId,
    asked,
    values,
    signInPhone,
    onSent: () => {
      draft.drop();
      // The application is read anew, with what became of it.
      queries.removeQueries({ queryKey: ['applications'] });
      navigate(`/applications/${applicationId}`, { replace: true, state: { corrected: true } });
    },
    // The page of the application asks anew; this one stays as it is.
    onClosed: () => void queries.invalidateQueries({ queryKey: ['applications'], refetchType: 'none' }),
  });
  const faults = useFaultTexts(correcting.kind === 'faults' ? correcting.fields : []);
  const present = new Map<FieldName, string | undefined>(
    asked.map((field) => [FORM_FIELD[field], presentValue(field, application, { language, text })]),
  );
  const form = {
    values,
    signInPhone,
    issuedOn: asked.includes('certificate.issuedOn') ? dateOf(values.issuedOn) : application.certificate.issuedOn,
    faultOf: (field: FieldName) => faults.get(field),
    hintOf: (field: FieldName) => {
      const value = present.get(field);
      return (
        value && (
          <>
            {text.correction.present}
            <span className="number" lang={IN_CHINESE.includes(field) ? 'zh-CN' : undefined}>
              {value}
            </span>
          </>
        )
      );
    },
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
          key={correcting.kind === 'faults' ? correcting.attempt : 0}
          title={text.apply.summary(faults.size)}
          errors={[...faults].map(([id, message]) => ({ id, message }))}
        />
      )}
      <AskedOfYou correction={correction} />
      <p className="secondary">{text.correction.kept}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {asked.map((field) => (
          <DeclaredField key={field} name={FORM_FIELD[field]} form={form} />
        ))}
        <CorrectionFailure of={correcting} applicationId={applicationId} onRetry={() => void send()} />
        <Button type="submit" busy={busy}>
          {busy ? text.correction.sending : text.correction.send}
        </Button>
      </form>
    </>
  );
}
