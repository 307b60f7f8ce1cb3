import { Alert, Button } from 'antd';
import { ProblemError, troubleOf } from '../api/trouble.ts';
import { useSession } from '../session/session-context.tsx';
import { useStaffText } from './staff-text.tsx';

/** What a failed request means, with a retry; where the sign-in has ended, the retry is to sign in again. */
export function TroubleMessage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { text } = useStaffText();
  const session = useSession();
  const trouble = troubleOf(error);
  const signsIn = trouble === 'signInNeeded';
  const shown =
    trouble === 'unexpected'
      ? text.troubles.unexpected(error instanceof ProblemError ? error.problem.instance : '-')
      : text.troubles[trouble];
  return (
    <Alert
      type="error"
      showIcon
      title={shown}
      action={
        <Button onClick={signsIn ? () => void session.signIn(`${location.pathname}${location.search}`) : onRetry}>
          {signsIn ? text.session.signInAgain : text.troubles.retry}
        </Button>
      }
    />
  );
}
