import { type ComponentProps, type ReactNode, Suspense } from 'react';
import { Router, Switch, useLocation } from 'wouter';
import { LANGUAGE_PREFIX } from '../shared/contracts/portal-pages.ts';
import { PageFrame } from './design/page-frame.tsx';
import { Loading } from './design/states.tsx';

interface PagesInFrameProps extends Omit<ComponentProps<typeof PageFrame>, 'path' | 'children'> {
  /** What stands in the frame until the script of a page has loaded. */
  readonly loading: string;
  /** The routes of the pages, by their path without language. The first one that matches is shown. */
  readonly children: ReactNode;
}

/** The frame, and in it the page of the address, in areas whose pages a script renders. */
export function PagesInFrame(props: PagesInFrameProps) {
  return (
    <Router base={LANGUAGE_PREFIX[props.language]}>
      <Framed {...props} />
    </Router>
  );
}

/** Within the router, where the path is without the language. */
function Framed({ loading, children, ...frame }: PagesInFrameProps) {
  const [path] = useLocation();
  return (
    <PageFrame {...frame} path={path}>
      <Suspense fallback={<Loading>{loading}</Loading>}>
        <Switch>{children}</Switch>
      </Suspense>
    </PageFrame>
  );
}
