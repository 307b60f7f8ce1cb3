import type { Problem } from '../../api/trouble.ts';
import { TextField } from '../../design/field.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { PhoneCodeRequest } from '../phone-code/phone-code-request.tsx';
import type { FormValues } from './form-values.ts';

interface ContactCodeProps {
  readonly values: Pick<FormValues, 'phone' | 'phoneCode'>;
  readonly error?: string | undefined;
  readonly onChange: (change: Partial<FormValues>) => void;
  readonly onRefused: (problem: Problem) => void;
}

/** Proves a phone that is not the one of the sign-in, by a code in a text message. */
export function ContactCode({ values, error, onChange, onRefused }: ContactCodeProps) {
  const { text } = useCitizenText();
  return (
    <>
      <PhoneCodeRequest
        phone={values.phone.trim()}
        purpose="CONTACT"
        onSent={(phoneCodeId) => onChange({ phoneCodeId, phoneCode: '' })}
        onRefused={onRefused}
      />
      <TextField
        id="phoneCode"
        label={text.apply.labels.phoneCode}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={values.phoneCode}
        onChange={(event) => onChange({ phoneCode: event.target.value })}
      />
    </>
  );
}
