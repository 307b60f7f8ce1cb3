import { taken } from '../../../api/api-client.ts';
import { SelectField, TextArea } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { isChosen, ofLength } from '../../form/form-rules.ts';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../../labels.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';
import { openRecovery } from '../offered-actions.ts';

const FITTING = { status: isChosen, explanation: ofLength(10, 500) };

/** Hands a decided recovery to another organ, or ends it without the rest. */
export function ConclusionForm({ applicationId, of: { recoveries = [] }, onDone, onCancel }: ActionFormProps) {
  const { forms, recovery: texts } = useStaffText().text.desk;
  const words = forms.conclusion;
  const api = useApi();
  const recovery = openRecovery(recoveries);
  const form = useDeskForm({
    form: 'conclusion',
    about: applicationId,
    empty: { status: '', explanation: '' },
    fitting: FITTING,
    needed: words.needed,
    send: async (typed) => {
      const status = chosenOf(texts.conclusions, typed.status);
      if (!recovery || status === undefined) throw new Error('a conclusion without recovery or status');
      const params = { path: { applicationId, recoveryId: recovery.recoveryId } };
      const body = { status, explanation: typed.explanation.trim() };
      const path = '/v1/staff/applications/{applicationId}/recoveries/{recoveryId}/conclusion';
      return taken(api.POST(path, { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <SelectField
        {...form.field('status')}
        label={words.status}
        options={[{ value: '', label: forms.choose }, ...optionsOf(texts.conclusions)]}
      />
      <TextArea {...form.field('explanation')} label={words.explanation} hint={words.explanationHint} />
    </DeskForm>
  );
}
