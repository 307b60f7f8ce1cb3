import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { RestoredDraft } from '../restored-draft.tsx';
import { ServiceRefusal } from '../service-refusal.tsx';
import { useStaffText } from '../staff-text.tsx';
import type { DeskFormState } from './use-desk-form.ts';

interface DeskFormProps {
  readonly of: Omit<DeskFormState, 'typed' | 'field'>;
  readonly submit: string;
  /** What it does cannot be taken back by the same person. */
  readonly grave?: boolean;
  /** Closes the form, where it can be closed. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A form of the desk: what is wrong with it, its fields, and its buttons. */
export function DeskForm({ of: form, submit, grave = false, onCancel, children }: DeskFormProps) {
  const { forms } = useStaffText().text.desk;
  const { errors, tries, isPending, failure } = form;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.submit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // The same keys send the decision that may stand beside this form.
    event.stopPropagation();
    event.preventDefault();
    form.submit();
  };
  return (
    <form onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate aria-busy={isPending}>
      {form.restored && <RestoredDraft onStartAgain={form.forget} />}
      {failure && <ServiceRefusal key={tries} error={failure} onRetry={form.send} />}
      {errors.length > 0 && <ErrorSummary key={tries} title={forms.faulty(errors.length)} errors={errors} />}
      {children}
      <div className="actions">
        <Button type="submit" kind={grave ? 'danger' : 'primary'} busy={isPending}>
          {isPending ? forms.sending : submit}
        </Button>
        {onCancel && (
          <Button kind="secondary" onClick={onCancel}>
            {forms.cancel}
          </Button>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isPending && forms.sending}
      </p>
    </form>
  );
}
