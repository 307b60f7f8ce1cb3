import { taken } from '../../../api/api-client.ts';
import type { Success } from '../../../api/paths.ts';
import { TextField } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { moneyText } from '../../../text/format.ts';
import { DeskForm } from '../../form/desk-form.tsx';
import { fenOf, isAmount, isDay, ofLength } from '../../form/form-rules.ts';
import { DayField } from '../../form/received-fields.tsx';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';
import { openRecovery } from '../offered-actions.ts';

const FITTING = { amount: isAmount, reference: ofLength(4, 64), receivedOn: isDay };

/** Records money that came back. */
export function RepaymentForm({ applicationId, of: { recoveries = [] }, onDone, onCancel }: ActionFormProps) {
  const words = useStaffText().text.desk.forms.repayment;
  const api = useApi();
  const recovery = openRecovery(recoveries);
  const form = useDeskForm<'amount' | 'reference' | 'receivedOn', Success<'recordRepayment'>>({
    form: 'repayment',
    about: applicationId,
    empty: { amount: '', reference: '', receivedOn: '' },
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { amountFen: 'amount' },
    send: async (typed) => {
      const amountFen = fenOf(typed.amount);
      if (!recovery || amountFen === undefined) throw new Error('a repayment without recovery or amount');
      const params = { path: { applicationId, recoveryId: recovery.recoveryId } };
      const body = { amountFen, reference: typed.reference.trim(), receivedOn: typed.receivedOn };
      const path = '/v1/staff/applications/{applicationId}/recoveries/{recoveryId}/repayments';
      return taken(api.POST(path, { params, body }));
    },
    onSent: ({ restFen }) => onDone(words.done(moneyText(restFen))),
  });
  return (
    <DeskForm of={form} submit={words.submit} onCancel={onCancel}>
      <TextField
        {...form.field('amount')}
        label={words.amount}
        hint={words.rest(moneyText(recovery?.restFen ?? 0))}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField {...form.field('reference')} label={words.reference} autoComplete="off" maxLength={64} />
      <DayField {...form.field('receivedOn')} label={words.receivedOn} />
    </DeskForm>
  );
}
