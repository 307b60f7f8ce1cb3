import { taken } from '../../../api/api-client.ts';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';

/** Lets a case that was kept beyond its time go again. */
export function LiftForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const words = useStaffText().text.desk.forms.lift;
  const api = useApi();
  const form = useDeskForm({
    form: 'lift',
    about: applicationId,
    empty: {},
    fitting: {},
    needed: {},
    send: () =>
      taken(api.DELETE('/v1/staff/applications/{applicationId}/legal-hold', { params: { path: { applicationId } } })),
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      {null}
    </DeskForm>
  );
}
