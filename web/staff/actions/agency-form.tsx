import { taken } from '../../api/api-client.ts';
import { SelectField, TextArea } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { useAgencies } from '../agencies.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { isChosen, ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';

const FITTING = { agency: isChosen, reason: ofLength(4, 500) };

/** Passes a case on to the agency that it belongs to. */
export function AgencyForm({ applicationId, agency: present, onDone, onCancel }: ActionFormProps) {
  const { forms } = useStaffText().text.desk;
  const words = forms.agency;
  const api = useApi();
  const { agencies, nameOf } = useAgencies();
  const form = useDeskForm({
    form: 'agency',
    about: applicationId,
    empty: { agency: '', reason: '' },
    fitting: FITTING,
    needed: words.needed,
    send: ({ agency, reason }) => {
      const body = { agency, reason: reason.trim() };
      return taken(
        api.POST('/v1/staff/applications/{applicationId}/agency', { params: { path: { applicationId } }, body }),
      );
    },
    onSent: ({ agency }) => onDone(words.done(nameOf(agency ?? ''))),
  });
  const others = agencies.filter(({ code }) => code !== present);
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <SelectField
        {...form.field('agency')}
        label={words.agency}
        options={[
          { value: '', label: forms.choose },
          ...others.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} />
    </DeskForm>
  );
}
