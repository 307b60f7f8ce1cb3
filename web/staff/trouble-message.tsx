import { Alert, Button } from 'antd';
import { ProblemError, troubleOf } from '../api/trouble.ts';
import { useSession } from '../session/session-context.tsx';
import { useStaffText } from './staff-text.tsx';

/**
 * What a failed request means, with a retry; where the sign-in has ended, the retry is to sign in again. What staff may
 * not see stays so at the next try: there the service's own sentence says why.
 */
export function TroubleMessage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { text } = useStaffText();
  const session = useSession();
  const trouble = troubleOf(error);
  const signsIn = trouble === 'signInNeeded';
  const settled = trouble === 'forbidden' || trouble === 'notFound';
  const shown =
    trouble === 'unexpected'
      ? text.troubles.unexpected(error instanceof ProblemError ? error.problem.instance : '-')
      : text.troubles[trouble];
  return (
    <Alert
      type="error"
      showIcon
      title={shown}
      description={
        trouble === 'forbidden' && error instanceof ProblemError ? (
          <span lang="zh-CN">{error.problem.detail}</span>
        ) : undefined
      }
      action={
        settled ? undefined : (
          <Button onClick={signsIn ? () => void session.signIn(`${location.pathname}${location.search}`) : onRetry}>
            {signsIn ? text.session.signInAgain : text.troubles.retry}
          </Button>
        )
      }
    />
  );
}
