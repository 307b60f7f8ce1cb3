import { taken } from '../../../api/api-client.ts';
import { SelectField, TextArea, TextField } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { isChosen, ofLength } from '../../form/form-rules.ts';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../../labels.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';

const FITTING = {
  basis: isChosen,
  documentNumber: (typed: string) => typed.trim() === '' || ofLength(2, 100)(typed),
  note: ofLength(4, 500),
};

/** Keeps a case that has ended beyond its time. */
export function HoldForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const { forms, retention } = useStaffText().text.desk;
  const words = forms.hold;
  const api = useApi();
  const form = useDeskForm({
    form: 'hold',
    about: applicationId,
    empty: { basis: '', documentNumber: '', note: '' },
    fitting: FITTING,
    needed: words.needed,
    send: async (typed) => {
      const basis = chosenOf(retention.bases, typed.basis);
      if (basis === undefined) throw new Error('a hold without a basis');
      const documentNumber = typed.documentNumber.trim();
      const body = { basis, ...(documentNumber !== '' && { documentNumber }), note: typed.note.trim() };
      const params = { path: { applicationId } };
      return taken(api.PUT('/v1/staff/applications/{applicationId}/legal-hold', { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} onCancel={onCancel}>
      <SelectField
        {...form.field('basis')}
        label={words.basis}
        options={[{ value: '', label: forms.choose }, ...optionsOf(retention.bases)]}
      />
      <TextField
        {...form.field('documentNumber')}
        label={words.documentNumber}
        hint={words.documentNumberHint}
        autoComplete="off"
      />
      <TextArea {...form.field('note')} label={words.note} hint={words.noteHint} />
    </DeskForm>
  );
}
