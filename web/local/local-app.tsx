import { Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { LANGUAGE_PREFIX } from '../../shared/contracts/portal-pages.ts';
import { PageFrame } from '../design/page-frame.tsx';
import { Loading } from '../design/states.tsx';
import { useLocalText } from './local-text.tsx';
import { localPages } from './pages.tsx';

/** The panel of the local run. It is part of no deployed build. */
export function LocalApp() {
  const { language } = useLocalText();
  return (
    <Router base={LANGUAGE_PREFIX[language]}>
      <Framed />
    </Router>
  );
}

function Framed() {
  const { language, text } = useLocalText();
  const [path] = useLocation();
  const { pages } = text.frame;
  return (
    <PageFrame
      text={text.frame}
      language={language}
      path={path}
      links={[
        { path: '/local', label: pages.panel },
        { path: '/', label: pages.citizen },
        { path: '/staff', label: pages.staff },
      ]}
    >
      <Suspense fallback={<Loading>{text.loading}</Loading>}>
        <Switch>
          {localPages.map(({ path: pattern, Page }) => (
            <Route key={pattern} path={pattern}>
              <Page />
            </Route>
          ))}
          <Route>
            <h1>{text.notFound}</h1>
          </Route>
        </Switch>
      </Suspense>
    </PageFrame>
  );
}
