import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { type ReactNode, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { LANGUAGE_PREFIX, pathIn } from '../../shared/contracts/portal-pages.ts';
import { Loading } from '../design/states.tsx';
import type { Opening } from '../opening.ts';
import { usePerson, useSession } from '../session/session-context.tsx';
import { SignedIn, SignedInLanding } from '../session/sign-in-pages.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDuty } from './duty.ts';
import { staffPages } from './pages.tsx';
import { useStaffText } from './staff-text.tsx';
import { theme } from './theme.ts';

/** The staff desk: the frame, and the page of the address in it. */
export function StaffApp() {
  const { language, text } = useStaffText();
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <Router base={LANGUAGE_PREFIX[language]}>
        <Framed>
          <Suspense fallback={<Loading>{text.loading}</Loading>}>
            <Pages />
          </Suspense>
        </Framed>
      </Router>
    </ConfigProvider>
  );
}

/** Within the router, where the path is without the language. */
function Framed({ children }: { readonly children: ReactNode }) {
  const { language, text } = useStaffText();
  const [path] = useLocation();
  const duty = useDuty();
  return (
    <DeskFrame text={text.frame} language={language} path={path} duty={duty} side={<PersonAndSignOut />}>
      {children}
    </DeskFrame>
  );
}

function Pages() {
  const { language, text } = useStaffText();
  return (
    <Switch>
      {staffPages.map(({ path, load, opening, Page }) => (
        <Route key={path} path={path}>
          <SignedIn text={text.session} waiting={<Waiting opening={opening?.(text)} />} meanwhile={load}>
            <Page />
          </SignedIn>
        </Route>
      ))}
      <Route path="/staff">
        <Redirect to="/staff/tasks" replace />
      </Route>
      <Route path="/staff/signed-in">
        <SignedInLanding text={text.session} home={pathIn(language, '/staff/tasks')} />
      </Route>
      <Route path="/staff/signed-out">
        <DeskPage title={text.session.signedOut}>
          <a href={pathIn(language, '/staff/tasks')}>{text.session.signInAgain}</a>
        </DeskPage>
      </Route>
      <Route>
        <DeskPage title={text.notFound.title}>
          <a href={pathIn(language, '/staff/tasks')}>{text.notFound.back}</a>
        </DeskPage>
      </Route>
    </Switch>
  );
}

/** The first words of a page, until the person is known. It is no page yet, so its heading takes no focus. */
function Waiting({ opening }: { readonly opening: Opening | undefined }) {
  const { text } = useStaffText();
  const loading = <Loading>{text.session.signingIn}</Loading>;
  if (!opening) return loading;
  return (
    <>
      <title>{`${opening.title} - ${text.frame.deskName}`}</title>
      <h1>{opening.title}</h1>
      {opening.intro && <p>{opening.intro}</p>}
      {loading}
    </>
  );
}

function PersonAndSignOut() {
  const { text } = useStaffText();
  const session = useSession();
  const person = usePerson();
  if (!person) return null;
  return (
    <>
      <span>{person.name}</span>
      <button className="band-button" type="button" onClick={() => void session.signOut()}>
        {text.session.signOut}
      </button>
    </>
  );
}
