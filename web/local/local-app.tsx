import { Route } from 'wouter';
import { PagesInFrame } from '../pages-in-frame.tsx';
import { useLocalText } from './local-text.tsx';
import { localPages } from './pages.tsx';

/** The panel of the local run. It is part of no deployed build. */
export function LocalApp() {
  const { language, text } = useLocalText();
  const { pages } = text.frame;
  return (
    <PagesInFrame
      text={text.frame}
      loading={text.loading}
      language={language}
      links={[
        { path: '/local', label: pages.panel },
        { path: '/', label: pages.citizen },
        { path: '/staff', label: pages.staff },
      ]}
    >
      {localPages.map(({ path, Page }) => (
        <Route key={path} path={path}>
          <Page />
        </Route>
      ))}
      <Route>
        <h1>{text.notFound}</h1>
      </Route>
    </PagesInFrame>
  );
}
