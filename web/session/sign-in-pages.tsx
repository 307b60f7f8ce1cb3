import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Alert } from '../design/alert.tsx';
import { usePerson, useSession } from './session-context.tsx';

interface SignInTexts {
  readonly signingIn: string;
  readonly signInFailed: string;
  readonly signInAgain: string;
}

interface SignedInProps {
  readonly text: SignInTexts;
  /** What stands there until the person is known. */
  readonly waiting: ReactNode;
  /** What can be done until then, such as loading the script of the page. */
  readonly meanwhile: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** What needs a person: shown to the one who is signed in. Anybody else is sent to the issuer, and comes back here. */
export function SignedIn({ text, waiting, meanwhile, children }: SignedInProps) {
  const session = useSession();
  const person = usePerson();
  const [failed, setFailed] = useState(false);
  const here = `${location.pathname}${location.search}`;
  useEffect(() => {
    if (person) return;
    // What does not load now loads after the sign-in, and says so there.
    meanwhile().catch(() => undefined);
    session.arrival.then((signedIn) => (signedIn ? undefined : session.signIn(here))).catch(() => setFailed(true));
  }, [person, session, meanwhile, here]);
  const again = useCallback(() => {
    setFailed(false);
    session.resumeOrSignIn(here).catch(() => setFailed(true));
  }, [session, here]);
  if (person) return <>{children}</>;
  return failed ? <SignInFailed text={text} onRetry={again} /> : waiting;
}

/**
 * Where the issuer returns to. The page that asked has taken the place of this address by then, so who is still here
 * comes with an answer that nothing in this tab has asked for.
 */
export function SignedInLanding({ text, home }: { readonly text: SignInTexts; readonly home: string }) {
  const session = useSession();
  return <SignInFailed text={text} onRetry={() => void session.signIn(home).catch(() => undefined)} />;
}

function SignInFailed({ text, onRetry }: { readonly text: SignInTexts; readonly onRetry: () => void }) {
  return (
    <Alert tone="error" announced>
      <p>{text.signInFailed}</p>
      <button className="button" type="button" onClick={onRetry}>
        {text.signInAgain}
      </button>
    </Alert>
  );
}
