import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { dateOf } from '../certificate/date-parts.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { ApplyFields } from './apply-fields.tsx';
import { useFaultTexts } from './field-faults.ts';
import { FieldWarning } from './field-warning.tsx';
import { fieldAt } from './form-values.ts';
import { SendingFailure } from './sending-failure.tsx';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';

/** The application. It leads to the receipt when it is sent. */
export function ApplyPage() {
  const person = usePerson();
  return person && <Form key={person.subject} subject={person.subject} />;
}

function Form({ subject }: { readonly subject: string }) {
  const person = usePerson();
  const { language, text } = useCitizenText();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { draft, identity, restored, state, set, refused, renewKey, forget, forgetDevice } = useDraft(subject);
  const { sending, busy, send, dropWarnings } = useSending({
    draft,
    signInPhone: identity.phone,
    onSent: (applicationId) => {
      forget();
      void queries.invalidateQueries({ queryKey: ['applications'] });
      // The filled form is not behind the back button.
      navigate(`/applications/${applicationId}`, { replace: true });
    },
    onRefused: () => {
      refused();
      void queries.invalidateQueries({ queryKey: ['refusals'] });
    },
    onKeyTaken: renewKey,
  });
  const faults = useFaultTexts(sending.kind === 'faults' ? sending.fields : []);
  const warnings = new Map(
    sending.kind === 'warnings'
      ? sending.warnings.flatMap(({ pointer, message }) => {
          const field = fieldAt(pointer);
          return field ? [[field, text.apply.warning(field, message)] as const] : [];
        })
      : [],
  );
  if (state === 'endedElsewhere') {
    return (
      <Page title={text.apply.title}>
        <Alert tone="attention" announced>
          <p>{text.apply.sentElsewhere}</p>
          <LinkButton href={pathIn(language, '/applications')}>{text.apply.toApplications}</LinkButton>
        </Alert>
      </Page>
    );
  }
  return (
    <Page title={text.apply.title}>
      {sending.kind === 'faults' && (
        <ErrorSummary
          key={sending.attempt}
          title={text.apply.summary(faults.size)}
          errors={[...faults].map(([id, message]) => ({ id, message }))}
        />
      )}
      <p>{text.apply.intro}</p>
      {state === 'kept' && <p className="secondary">{text.apply.kept}</p>}
      {restored && state === 'kept' && <p role="status">{text.apply.restored}</p>}
      {state === 'forgotten' ? (
        <p role="status" tabIndex={-1} ref={takeFocus}>
          {text.apply.forgotten}
        </p>
      ) : (
        <p>
          <Button kind="secondary" onClick={forgetDevice}>
            {text.apply.forget}
          </Button>
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ApplyFields
          form={{
            values: draft.values,
            signInPhone: identity.phone,
            issuedOn: dateOf(draft.values.issuedOn),
            isGiven: (field) =>
              (field === 'name' && person?.name !== undefined) ||
              (field === 'idNumber' && identity.idNumber !== undefined),
            faultOf: (field) => faults.get(field),
            hintOf: (field) => {
              const warning = warnings.get(field);
              return warning && <FieldWarning>{warning}</FieldWarning>;
            },
            onChange: (change) => {
              set(change);
              dropWarnings();
            },
          }}
        />
        <SendingFailure
          of={sending}
          onRetry={() => void send()}
          signInText={state === 'forgotten' ? text.apply.signInUnkept : undefined}
        />
        {sending.kind === 'warnings' && (
          <Alert tone="attention" title={text.apply.warningsTitle} announced>
            <p>{text.apply.warningsText}</p>
            <ul>
              {[...warnings].map(([field, warning]) => (
                <li key={field}>
                  <a href={`#${field}`}>{text.apply.labels[field]}</a>
                  <span className="line">{warning}</span>
                </li>
              ))}
            </ul>
            <Button busy={busy} onClick={() => void send(true)}>
              {busy ? text.apply.sending : text.apply.confirm}
            </Button>
          </Alert>
        )}
        {sending.kind !== 'warnings' && (
          <Button type="submit" busy={busy}>
            {busy ? text.apply.sending : text.apply.send}
          </Button>
        )}
      </form>
    </Page>
  );
}

/** The button that had the focus is gone. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
