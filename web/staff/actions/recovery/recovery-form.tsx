import { taken } from '../../../api/api-client.ts';
import type { Success } from '../../../api/paths.ts';
import { SelectField, TextArea, TextField } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { fenOf, isAmount, isChosen, ofLength } from '../../form/form-rules.ts';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../../labels.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';

const FITTING = { ground: isChosen, amount: isAmount, explanation: ofLength(10, 500) };

/** Asks money of a paid case back, and says why. */
export function RecoveryForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const { forms, recovery } = useStaffText().text.desk;
  const words = forms.recovery;
  const api = useApi();
  const form = useDeskForm<'ground' | 'amount' | 'explanation', Success<'openRecovery'>>({
    form: 'recovery',
    about: applicationId,
    empty: { ground: '', amount: '', explanation: '' },
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { amountFen: 'amount' },
    send: async (typed, key) => {
      const ground = chosenOf(recovery.grounds, typed.ground);
      const amountFen = fenOf(typed.amount);
      if (ground === undefined || amountFen === undefined) throw new Error('a recovery without ground or amount');
      const params = { path: { applicationId }, header: { 'idempotency-key': key } };
      const body = { ground, amountFen, explanation: typed.explanation.trim() };
      return taken(api.POST('/v1/staff/applications/{applicationId}/recoveries', { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <SelectField
        {...form.field('ground')}
        label={words.ground}
        options={[{ value: '', label: forms.choose }, ...optionsOf(recovery.grounds)]}
      />
      <TextField
        {...form.field('amount')}
        label={words.amount}
        hint={words.amountHint}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextArea {...form.field('explanation')} label={words.explanation} hint={words.explanationHint} />
    </DeskForm>
  );
}
