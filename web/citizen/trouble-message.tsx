import { useMemo, useState } from 'react';
import { ProblemError, type Trouble, troubleOf } from '../api/trouble.ts';
import { Alert } from '../design/alert.tsx';
import { Button } from '../design/button.tsx';
import { Broken } from '../design/states.tsx';
import { useSession } from '../session/session-context.tsx';
import { useCitizenText } from './citizen-text.tsx';
import { Countdown } from './wait/countdown.tsx';
import { useCountdown } from './wait/use-countdown.ts';

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Nothing was entered: the message does not speak of it. */
  readonly reads?: boolean;
  /** What a person is told whose sign-in has ended, where the page has its own words for it. */
  readonly signInText?: string;
}

/** What a failed request means, with a retry; where the sign-in has ended, the retry is to sign in again. */
export function TroubleMessage({ error, onRetry, reads = false, signInText }: TroubleProps) {
  const { text } = useCitizenText();
  const session = useSession();
  const trouble = troubleOf(error);
  const [failed, setFailed] = useState(false);
  const shown = useTroubleText(error, trouble, reads);
  if (trouble === 'signInNeeded') {
    return (
      <Broken
        text={failed ? text.session.signInFailed : (signInText ?? shown)}
        retryLabel={text.session.signInAgain}
        onRetry={() => {
          session.signIn(`${location.pathname}${location.search}`).catch(() => setFailed(true));
        }}
      />
    );
  }
  if (trouble === 'tooMany' && error instanceof ProblemError && error.retryAfterSeconds !== undefined) {
    return <WaitAndRetry text={shown} refusal={error} seconds={error.retryAfterSeconds} onRetry={onRetry} />;
  }
  return <Broken text={shown} retryLabel={text.troubles.retry} onRetry={onRetry} />;
}

function useTroubleText(error: unknown, trouble: Trouble, reads: boolean): string {
  const { language, text } = useCitizenText();
  const { troubles } = text;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (trouble === 'unexpected') return troubles.unexpected(problem?.instance ?? '-');
  // The service says what there was too much of, in Chinese.
  if (trouble === 'tooMany' && language === 'zh' && problem) return problem.detail;
  const ofReading: Partial<Record<Trouble, string>> = reads ? troubles.reading : {};
  return ofReading[trouble] ?? troubles[trouble];
}

interface WaitProps {
  readonly text: string;
  readonly refusal: ProblemError;
  readonly seconds: number;
  readonly onRetry: () => void;
}

/** Too many requests, and when the next one is answered. The seconds stand outside what is read aloud at once. */
function WaitAndRetry({ text: said, refusal, seconds, onRetry }: WaitProps) {
  const { text } = useCitizenText();
  const { retry, retryIn, retryNow } = text.troubles;
  // Each refusal begins a wait of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: two refusals may name the same seconds
  const until = useMemo(() => Date.now() + seconds * 1000, [refusal, seconds]);
  const left = useCountdown(until);
  return (
    <Alert tone="attention">
      <p role="alert">{said}</p>
      <Countdown left={left} total={seconds} waiting={retryIn} over={retryNow} />
      <Button kind="secondary" busy={left > 0} onClick={onRetry}>
        {retry}
      </Button>
    </Alert>
  );
}
