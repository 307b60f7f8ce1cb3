import { useState } from 'react';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useSession } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { OBJECTION_TEXT } from './objection-text.ts';

/** Signs the objector in, who then needs no code from the phone. The statement stays in the tab meanwhile. */
export function SignInInstead() {
  const { language, text } = useCitizenText();
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const signIn = () => {
    setFailed(false);
    session.signIn(location.pathname).catch(() => setFailed(true));
  };
  return (
    <>
      <p>{OBJECTION_TEXT[language].signInInstead}</p>
      {failed && (
        <Alert tone="error" announced>
          <p>{text.session.signInFailed}</p>
        </Alert>
      )}
      <p>
        <Button kind="secondary" onClick={signIn}>
          {OBJECTION_TEXT[language].signIn}
        </Button>
      </p>
    </>
  );
}
