import { taken } from '../../api/api-client.ts';
import { TextArea } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';

const FITTING = { explanation: ofLength(10, 500), note: ofLength(0, 2000) };

/** Pulls an approved case, and says why. */
export function SuspensionForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const words = useStaffText().text.desk.forms.suspension;
  const api = useApi();
  const form = useDeskForm({
    form: 'suspension',
    about: applicationId,
    empty: { explanation: '', note: '' },
    fitting: FITTING,
    needed: words.needed,
    send: (typed) => {
      const [explanation, note] = [typed.explanation.trim(), typed.note.trim()];
      const params = { path: { applicationId } };
      const body = { explanation, ...(note && { note }) };
      return taken(api.POST('/v1/staff/applications/{applicationId}/suspension', { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <TextArea {...form.field('explanation')} label={words.explanation} hint={words.explanationHint} />
      <TextArea {...form.field('note')} label={words.note} hint={words.noteHint} />
    </DeskForm>
  );
}
