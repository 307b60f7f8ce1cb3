import type { ReactNode } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { DeclaredField, type DeclaredFieldName, type DeclaredForm } from './declared-field.tsx';
import type { FieldName } from './form-values.ts';

interface AmendmentFormProps {
  readonly fields: readonly DeclaredFieldName[];
  readonly form: Omit<DeclaredForm, 'faultOf'>;
  /** The faults of the last try, which `attempt` tells from another one. */
  readonly faults: ReadonlyMap<FieldName, string>;
  readonly attempt: number;
  /** What stands above the fields: what is asked for, and where it is kept. */
  readonly intro: ReactNode;
  /** Why the last try failed, apart from faults. */
  readonly failure: ReactNode;
  readonly sendLabel: string;
  readonly busy: boolean;
  readonly onSend: () => void;
}

/** The fields of what changes an application, with their faults at each and in a summary. */
export function AmendmentForm(props: AmendmentFormProps) {
  const { fields, form, faults, attempt, intro, failure, sendLabel, busy, onSend } = props;
  const { text } = useCitizenText();
  const faultOf = (field: FieldName) => faults.get(field);
  return (
    <>
      {faults.size > 0 && (
        <ErrorSummary
          key={attempt}
          title={text.apply.summary(faults.size)}
          errors={[...faults].map(([id, message]) => ({ id, message }))}
        />
      )}
      {intro}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {fields.map((name) => (
          <DeclaredField key={name} name={name} form={{ ...form, faultOf }} />
        ))}
        {failure}
        <Button type="submit" busy={busy}>
          {busy ? text.correction.sending : sendLabel}
        </Button>
      </form>
    </>
  );
}
