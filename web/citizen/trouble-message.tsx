import { ProblemError, troubleOf } from '../api/trouble.ts';
import { Broken } from '../design/states.tsx';
import { useSession } from '../session/session-context.tsx';
import { useCitizenText } from './citizen-text.tsx';

/** What a failed request means, with a retry; where the sign-in has ended, the retry is to sign in again. */
export function TroubleMessage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { text } = useCitizenText();
  const session = useSession();
  const trouble = troubleOf(error);
  if (trouble === 'signInNeeded') {
    return (
      <Broken
        text={text.troubles.signInNeeded}
        retryLabel={text.session.signInAgain}
        onRetry={() => void session.signIn(`${location.pathname}${location.search}`)}
      />
    );
  }
  const shown =
    trouble === 'unexpected'
      ? text.troubles.unexpected(error instanceof ProblemError ? error.problem.instance : '-')
      : text.troubles[trouble];
  return <Broken text={shown} retryLabel={text.troubles.retry} onRetry={onRetry} />;
}
