import { taken } from '../../../api/api-client.ts';
import { SelectField, TextArea, TextField } from '../../../design/field.tsx';
import { useApi } from '../../../session/session-context.tsx';
import { DeskForm } from '../../form/desk-form.tsx';
import { type Fitting, isChosen, ofLength } from '../../form/form-rules.ts';
import { useDeskForm } from '../../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../../labels.ts';
import { useStaffText } from '../../staff-text.tsx';
import type { ActionFormProps } from '../action-form.ts';

type Field = 'heirName' | 'heirIdNumber' | 'heirRelation' | 'payeeKind' | 'bankName' | 'accountNumber' | 'evidence';

const NOTHING = {
  heirName: '',
  heirIdNumber: '',
  heirRelation: '',
  payeeKind: '',
  bankName: '',
  accountNumber: '',
  evidence: '',
};

/** A number without the blanks between its groups. */
const plain = (text: string) => text.replaceAll(/\s/g, '').toUpperCase();

const FITTING: Fitting<Field> = {
  heirName: ofLength(2, 50),
  heirIdNumber: (value) => /^\d{17}[\dX]$/.test(plain(value)),
  heirRelation: ofLength(2, 20),
  payeeKind: isChosen,
  // The bank of a social-security card is known by the card.
  bankName: (value, { payeeKind }) => payeeKind === 'SOCIAL_SECURITY_CARD' || ofLength(2, 60)(value),
  accountNumber: (value) => /^\d{16,19}$/.test(plain(value)),
  evidence: ofLength(4, 2000),
};

/** Where the service's own names differ from those of the form. */
const FIELD_FOR: Readonly<Record<string, Field>> = {
  '/heir/name': 'heirName',
  '/heir/idNumber': 'heirIdNumber',
  '/heir/relation': 'heirRelation',
  '/payee/kind': 'payeeKind',
  '/payee/bankName': 'bankName',
  '/payee/accountNumber': 'accountNumber',
};

/** Names the heir and the account that the money goes to, and has it confirmed. It is not kept on the device. */
export function HeirsPayeeForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const { file, forms } = useStaffText().text.desk;
  const words = forms.heirsPayee;
  const api = useApi();
  const form = useDeskForm<Field, unknown>({
    form: 'heirsPayee',
    about: applicationId,
    keeps: false,
    empty: NOTHING,
    fitting: FITTING,
    needed: words.needed,
    fieldFor: FIELD_FOR,
    send: async (typed) => {
      const kind = chosenOf(file.payeeKinds, typed.payeeKind);
      if (kind === undefined) throw new Error('a payee without a kind');
      const bankName = typed.bankName.trim();
      const body = {
        heir: {
          name: typed.heirName.trim(),
          idNumber: plain(typed.heirIdNumber),
          relation: typed.heirRelation.trim(),
        },
        payee: { kind, ...(bankName && { bankName }), accountNumber: plain(typed.accountNumber) },
        evidence: typed.evidence.trim(),
      };
      const params = { path: { applicationId } };
      return taken(api.PUT('/v1/staff/applications/{applicationId}/heirs-payee', { params, body }));
    },
    onSent: () => onDone(words.done),
  });
  return (
    <DeskForm of={form} submit={words.submit} grave onCancel={onCancel}>
      <TextField {...form.field('heirName')} label={words.heirName} autoComplete="off" maxLength={50} />
      <TextField {...form.field('heirIdNumber')} label={words.heirIdNumber} autoComplete="off" maxLength={24} />
      <TextField
        {...form.field('heirRelation')}
        label={words.heirRelation}
        hint={words.heirRelationHint}
        autoComplete="off"
        maxLength={20}
      />
      <SelectField
        {...form.field('payeeKind')}
        label={words.payeeKind}
        options={[{ value: '', label: forms.choose }, ...optionsOf(file.payeeKinds)]}
      />
      <TextField {...form.field('bankName')} label={words.bankName} autoComplete="off" maxLength={60} />
      <TextField
        {...form.field('accountNumber')}
        label={words.accountNumber}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
      />
      <TextArea {...form.field('evidence')} label={words.evidence} hint={words.evidenceHint} />
    </DeskForm>
  );
}
