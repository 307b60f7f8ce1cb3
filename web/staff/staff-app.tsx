import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { LANGUAGE_PREFIX, pathIn } from '../../shared/contracts/portal-pages.ts';
import { Loading } from '../design/states.tsx';
import { usePerson, useSession } from '../session/session-context.tsx';
import { SignedIn, SignedInLanding } from '../session/sign-in-pages.tsx';
import { LANGUAGE_NAME, LANGUAGE_TAG, otherLanguage } from '../text/language.ts';
import { DeskPage } from './desk-page.tsx';
import { staffPages } from './pages.tsx';
import { useStaffText } from './staff-text.tsx';
import { theme } from './theme.ts';

/** The staff desk: band and pages, and the page of the address under them. */
export function StaffApp() {
  const { language, text } = useStaffText();
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <Router base={LANGUAGE_PREFIX[language]}>
        <a className="skip-link" href="#content">
          {text.frame.skipToContent}
        </a>
        <Band />
        <main className="desk-main" id="content" tabIndex={-1}>
          <Suspense fallback={<Loading>{text.loading}</Loading>}>
            <Pages />
          </Suspense>
        </main>
      </Router>
    </ConfigProvider>
  );
}

function Pages() {
  const { language, text } = useStaffText();
  return (
    <Switch>
      {staffPages.map(({ path, load, Page }) => (
        <Route key={path} path={path}>
          <SignedIn text={text.session} meanwhile={load}>
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

function Band() {
  const { language, text } = useStaffText();
  const [path] = useLocation();
  const session = useSession();
  const person = usePerson();
  const other = otherLanguage(language);
  const links = [
    { path: '/staff/tasks', label: text.frame.pages.tasks },
    { path: '/staff/applications', label: text.frame.pages.applications },
    { path: '/staff/notices', label: text.frame.pages.notices },
  ];
  return (
    <header className="desk-band">
      <strong>{text.frame.deskName}</strong>
      <nav aria-label={text.frame.pagesLabel} className="desk-band-side">
        {links.map((link) => (
          <a
            key={link.path}
            href={pathIn(language, link.path)}
            aria-current={path.startsWith(link.path) ? 'page' : undefined}
          >
            {link.label}
          </a>
        ))}
      </nav>
      <div className="desk-band-side">
        {person && <span>{person.name}</span>}
        {person && (
          <button className="band-button" type="button" onClick={() => void session.signOut()}>
            {text.session.signOut}
          </button>
        )}
        <a href={pathIn(other, path)} lang={LANGUAGE_TAG[other]} hrefLang={LANGUAGE_TAG[other]}>
          {LANGUAGE_NAME[other]}
        </a>
      </div>
    </header>
  );
}
