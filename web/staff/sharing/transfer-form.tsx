import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { useAgencies } from '../agencies.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { isChosen, ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';

export const TRANSFER = 'transfer';
export const NOTHING_TYPED = { to: '', staffId: '', reason: '' };

/** To a colleague; else the code of the agency. */
const COLLEAGUE = 'colleague';
const FITTING = { to: isChosen, staffId: ofLength(0, 255), reason: ofLength(2, 500) };

interface TransferFormProps {
  readonly task: Success<'readTask'>;
  readonly onDone: (task: Success<'transferTask'>) => void;
  readonly onCancel: () => void;
}

/** Where a task can go: to the city, and from there back to the agency of the case. The service has the last word. */
function agencyFor({ agency, evidence }: Success<'readTask'>): string | null {
  const own = evidence.application.agency;
  if (agency !== CITY_AGENCY) return CITY_AGENCY;
  return own === CITY_AGENCY ? null : own;
}

/** Gives a task to a colleague, to the city, or back to the agency of the case. */
export function TransferForm({ task, onDone, onCancel }: TransferFormProps) {
  const { text } = useStaffText();
  const words = text.desk.claim;
  const api = useApi();
  const { nameOf } = useAgencies();
  const { taskId } = task;
  const agency = agencyFor(task);
  const form = useDeskForm<keyof typeof NOTHING_TYPED, Success<'transferTask'>>({
    form: TRANSFER,
    about: taskId,
    empty: NOTHING_TYPED,
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { agency: 'to' },
    send: ({ to, staffId, reason }) => {
      const body = { reason: reason.trim(), ...(to === COLLEAGUE ? { staffId: staffId.trim() } : { agency: to }) };
      return taken(api.POST('/v1/staff/tasks/{taskId}/transfer', { params: { path: { taskId } }, body }));
    },
    onSent: onDone,
  });
  return (
    <DeskForm of={form} submit={words.submit} onCancel={onCancel}>
      <SelectField
        {...form.field('to')}
        label={words.to}
        options={[
          { value: '', label: text.desk.forms.choose },
          { value: COLLEAGUE, label: words.toColleague },
          ...(agency ? [{ value: agency, label: agency === CITY_AGENCY ? words.toCity : nameOf(agency) }] : []),
        ]}
      />
      {form.typed.to === COLLEAGUE && (
        <TextField {...form.field('staffId')} label={words.staffId} hint={words.staffIdHint} autoComplete="off" />
      )}
      <TextArea {...form.field('reason')} label={words.reason} hint={words.reasonHint} />
    </DeskForm>
  );
}
