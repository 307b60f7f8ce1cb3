import { useEffect, useRef, useState } from 'react';
import { taken } from '../../api/api-client.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import type { FormValues } from './form-values.ts';

const WAIT_SECONDS = 60;

interface ContactCodeProps {
  readonly values: Pick<FormValues, 'phone' | 'phoneCode' | 'phoneCodeId'>;
  readonly error?: string | undefined;
  readonly onChange: (change: Partial<FormValues>) => void;
}

/** Proves a phone that is not the one of the sign-in, by a code in a text message. */
export function ContactCode({ values, error, onChange }: ContactCodeProps) {
  const { text } = useCitizenText();
  const api = useApi();
  const [waiting, setWaiting] = useState(0);
  const [trouble, setTrouble] = useState<unknown>();
  const asking = useRef(false);
  useEffect(() => {
    if (waiting === 0) return;
    const timer = setTimeout(() => setWaiting(waiting - 1), 1000);
    return () => clearTimeout(timer);
  }, [waiting]);
  const ask = async () => {
    if (asking.current || waiting > 0) return;
    asking.current = true;
    setTrouble(undefined);
    try {
      const body = { phone: values.phone.trim(), purpose: 'CONTACT' as const };
      const header = { 'idempotency-key': newSubmissionKey() };
      const { phoneCodeId } = await taken(api.POST('/v1/phone-codes', { params: { path: {}, header }, body }));
      onChange({ phoneCodeId, phoneCode: '' });
      setWaiting(WAIT_SECONDS);
    } catch (failure) {
      setTrouble(failure);
    }
    asking.current = false;
  };
  return (
    <div>
      <p>
        <Button kind="secondary" busy={waiting > 0} onClick={() => void ask()}>
          {text.apply.getCode}
        </Button>
      </p>
      {values.phoneCodeId !== '' && (
        // The seconds change on the page; read aloud once, not sixty times.
        <p className="secondary number">{waiting > 0 ? text.apply.codeSent(String(waiting)) : text.apply.codeAgain}</p>
      )}
      {trouble !== undefined && <TroubleMessage error={trouble} onRetry={() => void ask()} />}
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
    </div>
  );
}
