import { useRef, useState } from 'react';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code-purpose.ts';
import { taken } from '../../api/api-client.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { Button } from '../../design/button.tsx';
import { useApi } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { Countdown } from '../wait/countdown.tsx';
import { useCountdown } from '../wait/use-countdown.ts';

/** One phone gets one code in this time. */
const SECONDS_BETWEEN = 60;

interface Wait {
  readonly phone: string;
  readonly until: number;
  readonly seconds: number;
  /** Why there is one. */
  readonly said: string;
}

interface PhoneCodeRequestProps {
  readonly phone: string;
  readonly purpose: PhoneCodePurpose;
  readonly onSent: (phoneCodeId: string) => void;
  /** The service says that no code can be sent to this number. */
  readonly onRefused: (problem: Problem) => void;
}

/** Asks for a code in a text message, and counts down to the next one. */
export function PhoneCodeRequest({ phone, purpose, onSent, onRefused }: PhoneCodeRequestProps) {
  const { text } = useCitizenText();
  const api = useApi();
  const [waited, setWaited] = useState<Wait>();
  const [trouble, setTrouble] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  // A retry after a lost answer has the same key, so it sends no second message.
  const asked = useRef({ phone: '', key: '' });
  // Another number needs no wait.
  const wait = waited?.phone === phone ? waited : undefined;
  const left = useCountdown(wait?.until);
  const waitFor = (seconds: number, said: string) =>
    setWaited({ phone, until: Date.now() + seconds * 1000, seconds, said });

  const ask = async () => {
    if (asking || left > 0) return;
    setAsking(true);
    setTrouble(undefined);
    if (asked.current.phone !== phone) asked.current = { phone, key: newSubmissionKey() };
    try {
      const params = { path: {}, header: { 'idempotency-key': asked.current.key } };
      const { phoneCodeId } = await taken(api.POST('/v1/phone-codes', { params, body: { phone, purpose } }));
      asked.current = { phone: '', key: '' };
      waitFor(SECONDS_BETWEEN, text.phoneCode.sent);
      onSent(phoneCodeId);
    } catch (failure) {
      const { problem, retryAfterSeconds } = failure instanceof ProblemError ? failure : {};
      if (problem?.status === 400) onRefused(problem);
      else if (problem?.status === 429 && retryAfterSeconds) waitFor(retryAfterSeconds, text.phoneCode.tooMany);
      else setTrouble(failure);
    }
    setAsking(false);
  };
  return (
    <div className="field">
      <p>
        <Button kind="secondary" busy={asking || left > 0} onClick={() => void ask()}>
          {text.phoneCode.get}
        </Button>
      </p>
      {wait && (
        <Countdown
          left={left}
          total={wait.seconds}
          waiting={(time) => `${wait.said}${text.phoneCode.againIn(time)}`}
          over={text.phoneCode.again}
        />
      )}
      {trouble !== undefined && <TroubleMessage error={trouble} onRetry={() => void ask()} />}
    </div>
  );
}
