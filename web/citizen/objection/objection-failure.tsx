import { ProblemError } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Original } from '../original.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { OBJECTION_TEXT } from './objection-text.ts';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What the service refused without naming a field, such as an objection after the close, or why it did not answer. */
export function ObjectionFailure({ error, onRetry }: FailureProps) {
  const { language } = useCitizenText();
  if (error === undefined) return null;
  if (!(error instanceof ProblemError) || (error.problem.status !== 409 && error.problem.status !== 422)) {
    return <TroubleMessage error={error} onRetry={onRetry} signInText={OBJECTION_TEXT[language].signInEnded} />;
  }
  const { type, detail } = error.problem;
  return (
    <Alert tone="error" announced>
      <p>
        {OBJECTION_TEXT[language].refusal(type.slice(type.lastIndexOf('/') + 1), detail)}
        {language === 'en' && <Original>{detail}</Original>}
      </p>
    </Alert>
  );
}
