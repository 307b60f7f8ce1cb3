import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { isChosen, ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';

const FITTING = { basis: isChosen, documentNumber: ofLength(2, 60), note: ofLength(4, 2000) };

/** Proposes that a refusal falls, on a decision at hand. */
export function ReversalForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const { language, text } = useStaffText();
  const { forms, remedies } = text.desk;
  const words = forms.reversal;
  const api = useApi();
  // A reconsideration of the agency's own is a task of its own.
  const { RECONSIDERATION: _, ...bases } = remedies.bases;
  const form = useDeskForm({
    form: 'reversal',
    about: applicationId,
    empty: { basis: '', documentNumber: '', note: '' },
    fitting: FITTING,
    needed: words.needed,
    send: async (typed, key) => {
      const basis = chosenOf(bases, typed.basis);
      if (basis === undefined) throw new Error('a reversal without a basis');
      const params = { path: { applicationId }, header: { 'idempotency-key': key } };
      const body = { basis, documentNumber: typed.documentNumber.trim(), note: typed.note.trim() };
      return taken(api.POST('/v1/staff/applications/{applicationId}/reversal', { params, body }));
    },
    onSent: ({ taskId }) =>
      onDone(
        <>
          {words.done} <a href={`${LANGUAGE_PREFIX[language]}/staff/tasks/${taskId}`}>{words.toTask}</a>
        </>,
      ),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <SelectField
        {...form.field('basis')}
        label={words.basis}
        options={[{ value: '', label: forms.choose }, ...optionsOf(bases)]}
      />
      <TextField
        {...form.field('documentNumber')}
        label={words.documentNumber}
        hint={words.documentNumberHint}
        autoComplete="off"
        maxLength={60}
      />
      <TextArea {...form.field('note')} label={words.note} hint={words.noteHint} />
    </DeskForm>
  );
}
