import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { Alert } from '../design/alert.tsx';
import { Loading } from '../design/states.tsx';
import { usePerson, useSession } from './session-context.tsx';

interface SignInTexts {
  readonly signingIn: string;
  readonly signInFailed: string;
  readonly signInAgain: string;
}

interface SignedInProps {
  readonly text: SignInTexts;
  /** What can be done while somebody is on the way to the issuer, such as loading the script of the page. */
  readonly meanwhile: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** What needs a person: shown to the one who is signed in. Anybody else is sent to the issuer, and comes back here. */
export function SignedIn({ text, meanwhile, children }: SignedInProps) {
  const session = useSession();
  const person = usePerson();
  const [failed, setFailed] = useState(false);
  const start = useCallback(() => {
    setFailed(false);
    // What does not load now loads after the sign-in, and says so there.
    meanwhile().catch(() => undefined);
    session.signIn(`${location.pathname}${location.search}`).catch(() => setFailed(true));
  }, [session, meanwhile]);
  useEffect(() => {
    if (!person) start();
  }, [person, start]);
  if (person) return <>{children}</>;
  return failed ? <SignInFailed text={text} onRetry={start} /> : <Loading>{text.signingIn}</Loading>;
}

/** Where the issuer returns to: takes its answer and goes on to the page that asked. */
export function SignedInLanding({ text, home }: { readonly text: SignInTexts; readonly home: string }) {
  const session = useSession();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const answer = new URL(location.href);
    // The code is good once; it leaves the address before anything else can read it there.
    history.replaceState(null, '', location.pathname);
    session.finishSignIn(answer).then(
      (returnTo) => navigate(returnTo, { replace: true }),
      () => setFailed(true),
    );
  }, [session]);
  if (!failed) return <Loading>{text.signingIn}</Loading>;
  return <SignInFailed text={text} onRetry={() => void session.signIn(home).catch(() => setFailed(true))} />;
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
