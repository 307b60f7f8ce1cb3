import { type ReactNode, useState } from 'react';
import { PAYEE_KINDS } from '../../../shared/domain/declared.ts';
import { RadioGroup, TextField } from '../../design/field.tsx';
import { ApplicantCategoryField, CertificateCategoryField, LevelField } from '../certificate/choices.tsx';
import { IssuedOnField } from '../certificate/issued-on-field.tsx';
import { OccupationField } from '../certificate/occupation-field.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { ContactCode } from './contact-code.tsx';
import type { FieldName, FormValues } from './form-values.ts';

/** A form of declared details, and what it says at each of its fields. */
export interface DeclaredForm {
  readonly values: FormValues;
  /** The phone that the sign-in proves; any other needs a code. */
  readonly signInPhone: string | undefined;
  /** The issue date of the certificate, YYYY-MM-DD, once it is known. */
  readonly issuedOn: string | undefined;
  /** Whether the sign-in names it, so that it cannot be changed. */
  readonly isGiven?: (field: FieldName) => boolean;
  readonly faultOf: (field: FieldName) => string | undefined;
  readonly hintOf: (field: FieldName) => ReactNode;
  readonly onChange: (change: Partial<FormValues>) => void;
}

/** A field of the form; the code for a phone comes with the phone, and no change of an application has a programme. */
export type DeclaredFieldName = Exclude<FieldName, 'phoneCode' | 'programme'>;

interface DeclaredFieldProps {
  readonly name: DeclaredFieldName;
  readonly form: DeclaredForm;
}

/** One field of the guide, in its words. */
export function DeclaredField({ name, form }: DeclaredFieldProps) {
  const { text } = useCitizenText();
  const { values, issuedOn, isGiven, faultOf, hintOf, onChange } = form;
  const said = { error: faultOf(name), hint: hintOf(name) };
  switch (name) {
    case 'phone':
      return <PhoneField form={form} />;
    case 'applicantCategory':
      return (
        <ApplicantCategoryField
          {...said}
          value={values.applicantCategory}
          onChange={(applicantCategory) => onChange({ applicantCategory })}
        />
      );
    case 'certificateCategory':
      return (
        <CertificateCategoryField
          {...said}
          value={values.certificateCategory}
          onChange={(certificateCategory) => onChange({ certificateCategory })}
        />
      );
    case 'issuedOn':
      return (
        <IssuedOnField
          {...said}
          id="issuedOn"
          label={text.apply.labels.issuedOn}
          value={values.issuedOn}
          onChange={(changed) => onChange({ issuedOn: changed })}
        />
      );
    case 'occupationCode':
      return (
        <OccupationField
          {...said}
          id="occupationCode"
          code={values.occupationCode}
          issuedOn={issuedOn}
          onChange={(occupationCode) => onChange({ occupationCode })}
        />
      );
    case 'level':
      return (
        <LevelField
          {...said}
          value={values.level}
          issuedOn={issuedOn}
          programme={values.programme}
          onChange={(level) => onChange({ level })}
        />
      );
    case 'payeeKind':
      return (
        <RadioGroup
          {...said}
          id="payeeKind"
          name="payeeKind"
          label={text.apply.labels.payeeKind}
          options={PAYEE_KINDS.map((value) => ({ value, label: text.apply.payeeKinds[value] }))}
          value={values.payeeKind}
          onChange={(payeeKind) => onChange({ payeeKind })}
        />
      );
    case 'name':
    case 'idNumber':
    case 'socialSecurityNumber':
    case 'certificateNumber':
    case 'bankName':
    case 'accountNumber':
      return (
        <TextField
          {...said}
          id={name}
          label={text.apply.labels[name]}
          autoComplete={name === 'name' ? 'name' : 'off'}
          autoCapitalize={name === 'certificateNumber' ? 'characters' : undefined}
          inputMode={name === 'accountNumber' ? 'numeric' : undefined}
          value={values[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
          {...(isGiven?.(name) && { readOnly: true, hint: text.apply.fromSignIn })}
          {...(name === 'bankName' &&
            values.payeeKind === 'SOCIAL_SECURITY_CARD' && { hint: text.apply.cardTellsBank })}
        />
      );
    default:
      return name satisfies never;
  }
}

function PhoneField({ form: { values, signInPhone, faultOf, hintOf, onChange } }: Pick<DeclaredFieldProps, 'form'>) {
  const { text } = useCitizenText();
  // What the service says of the number when it is asked for a code; it belongs to the number as it was then.
  const [refusedPhone, setRefusedPhone] = useState<string>();
  const more = hintOf('phone');
  const typed = values.phone.trim();
  return (
    <>
      <TextField
        id="phone"
        label={text.apply.labels.phone}
        error={faultOf('phone') ?? (refusedPhone === values.phone ? text.apply.faults.phone : undefined)}
        hint={
          <>
            {more && <span className="line">{more}</span>}
            {text.apply.phoneHint}
          </>
        }
        type="tel"
        autoComplete="tel-national"
        value={values.phone}
        // A code proves one number only.
        onChange={({ target }) => onChange({ phone: target.value, phoneCodeId: '', phoneCode: '' })}
      />
      {typed !== '' && typed !== signInPhone && (
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
    </>
  );
}
