import { type ReactNode, useState } from 'react';
import { PAYEE_KINDS } from '../../../shared/domain/declared.ts';
import { RadioGroup, TextField } from '../../design/field.tsx';
import { Icon } from '../../design/icon.tsx';
import { TONE_ICON } from '../../design/tone.ts';
import { usePerson } from '../../session/session-context.tsx';
import { ApplicantCategoryField, CertificateCategoryField, LevelField } from '../certificate/choices.tsx';
import { dateOf } from '../certificate/date-parts.ts';
import { IssuedOnField } from '../certificate/issued-on-field.tsx';
import { OccupationField } from '../certificate/occupation-field.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { ContactCode } from './contact-code.tsx';
import type { FieldName, FormValues } from './form-values.ts';
import type { SignedInIdentity } from './signed-in-identity.ts';

interface FieldsProps {
  readonly values: FormValues;
  readonly identity: SignedInIdentity;
  readonly faultOf: (field: FieldName) => string | undefined;
  readonly warningOf: (field: FieldName) => string | undefined;
  readonly onChange: (change: Partial<FormValues>) => void;
}

/** The fields of the guide, in its words. */
export function ApplyFields(props: FieldsProps) {
  const { text } = useCitizenText();
  return (
    <>
      <h2>{text.apply.person}</h2>
      <PersonFields {...props} />
      <h2>{text.apply.certificate}</h2>
      <CertificateFields {...props} />
      <h2>{text.apply.payee}</h2>
      <PayeeFields {...props} />
    </>
  );
}

/** The attributes of a text field of the form. */
function useTextOf({ values, faultOf, warningOf, onChange }: FieldsProps) {
  const { text } = useCitizenText();
  return (id: Exclude<FieldName, 'issuedOn'>) => ({
    id,
    label: text.apply.labels[id],
    error: faultOf(id),
    hint: warningOf(id) && <FieldWarning>{warningOf(id)}</FieldWarning>,
    value: values[id],
    onChange: (event: { readonly target: { readonly value: string } }) => onChange({ [id]: event.target.value }),
  });
}

/** What looks mistyped. It hinders nothing, so the field is not marked as wrong. */
function FieldWarning({ children }: { readonly children: ReactNode }) {
  return (
    <strong className="field-warning">
      <Icon name={TONE_ICON.attention} /> {children}
    </strong>
  );
}

function PersonFields(props: FieldsProps) {
  const { text } = useCitizenText();
  const { values, identity, faultOf, onChange } = props;
  const textOf = useTextOf(props);
  const person = usePerson();
  // What the service says of the number when it is asked for a code; it belongs to the number as it was then.
  const [refusedPhone, setRefusedPhone] = useState<string>();
  const given = (known: string | undefined) => known !== undefined && { readOnly: true, hint: text.apply.fromSignIn };
  return (
    <>
      <TextField {...textOf('name')} autoComplete="name" {...given(person?.name)} />
      <TextField {...textOf('idNumber')} autoComplete="off" {...given(identity.idNumber)} />
      <TextField {...textOf('socialSecurityNumber')} autoComplete="off" />
      <TextField
        {...textOf('phone')}
        error={faultOf('phone') ?? (refusedPhone === values.phone ? text.apply.faults.phone : undefined)}
        hint={text.apply.phoneHint}
        type="tel"
        autoComplete="tel-national"
        // A code proves one number only.
        onChange={(event) => onChange({ phone: event.target.value, phoneCodeId: '', phoneCode: '' })}
      />
      {values.phone.trim() !== identity.phone && (
        <ContactCode
          values={values}
          error={faultOf('phoneCode')}
          onChange={onChange}
          onRefused={() => {
            setRefusedPhone(values.phone);
            document.getElementById('phone')?.focus();
          }}
        />
      )}
      <ApplicantCategoryField
        error={faultOf('applicantCategory')}
        value={values.applicantCategory}
        onChange={(applicantCategory) => onChange({ applicantCategory })}
      />
    </>
  );
}

function CertificateFields(props: FieldsProps) {
  const { text } = useCitizenText();
  const { values, faultOf, onChange } = props;
  const textOf = useTextOf(props);
  const issuedOn = dateOf(values.issuedOn);
  return (
    <>
      <CertificateCategoryField
        error={faultOf('certificateCategory')}
        value={values.certificateCategory}
        onChange={(certificateCategory) => onChange({ certificateCategory })}
      />
      <TextField {...textOf('certificateNumber')} autoComplete="off" autoCapitalize="characters" />
      <IssuedOnField
        id="issuedOn"
        label={text.apply.labels.issuedOn}
        error={faultOf('issuedOn')}
        value={values.issuedOn}
        onChange={(changed) => onChange({ issuedOn: changed })}
      />
      <OccupationField
        id="occupationCode"
        error={faultOf('occupationCode')}
        code={values.occupationCode}
        issuedOn={issuedOn}
        onChange={(occupationCode) => onChange({ occupationCode })}
      />
      <LevelField
        error={faultOf('level')}
        value={values.level}
        issuedOn={issuedOn}
        onChange={(level) => onChange({ level })}
      />
    </>
  );
}

function PayeeFields(props: FieldsProps) {
  const { text } = useCitizenText();
  const { values, faultOf, onChange } = props;
  const textOf = useTextOf(props);
  return (
    <>
      <RadioGroup
        id="payeeKind"
        name="payeeKind"
        label={text.apply.labels.payeeKind}
        error={faultOf('payeeKind')}
        options={PAYEE_KINDS.map((value) => ({ value, label: text.apply.payeeKinds[value] }))}
        value={values.payeeKind}
        onChange={(payeeKind) => onChange({ payeeKind })}
      />
      <TextField {...textOf('bankName')} autoComplete="off" />
      <TextField {...textOf('accountNumber')} inputMode="numeric" autoComplete="off" />
    </>
  );
}
