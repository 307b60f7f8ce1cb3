import { taken } from '../../../api/api-client.ts';
import { TextArea } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { isDay, ofLength } from '../../form/form-rules.ts';
import { DayField } from '../../form/received-fields.tsx';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';

const FITTING = { diedOn: isDay, evidence: ofLength(4, 2000) };

/** Records that the applicant has died, and what was presented. */
export function DeathForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const words = useStaffText().text.desk.forms.death;
  const api = useApi();
  const form = useDeskForm({
    form: 'death',
    about: applicationId,
    empty: { diedOn: '', evidence: '' },
    fitting: FITTING,
    needed: words.needed,
    send: ({ diedOn, evidence }) => {
      const params = { path: { applicationId } };
      const body = { diedOn, evidence: evidence.trim() };
      return taken(api.POST('/v1/staff/applications/{applicationId}/death', { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <DayField {...form.field('diedOn')} label={words.diedOn} />
      <TextArea {...form.field('evidence')} label={words.evidence} hint={words.evidenceHint} />
    </DeskForm>
  );
}
