import { Route } from 'wouter';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../design/button.tsx';
import { Loading } from '../design/states.tsx';
import type { Opening } from '../opening.ts';
import { PagesInFrame } from '../pages-in-frame.tsx';
import { usePerson, useSession } from '../session/session-context.tsx';
import { SignedIn, SignedInLanding } from '../session/sign-in-pages.tsx';
import { useCitizenText } from './citizen-text.tsx';
import { frameLinks } from './frame-links.ts';
import { Page } from './page.tsx';
import { citizenPages } from './pages.tsx';

/** The citizens' pages: the frame, and the page of the address in it. */
export function CitizenApp() {
  const { language, text } = useCitizenText();
  return (
    <PagesInFrame
      text={text.frame}
      loading={text.loading}
      language={language}
      links={frameLinks(text.frame)}
      side={<PersonAndSignOut />}
    >
      {citizenPages.map(({ path, access, load, opening, Page: Shown }) => (
        <Route key={path} path={path}>
          {access === 'everybody' ? (
            <Shown />
          ) : (
            <SignedIn text={text.session} waiting={<Waiting opening={opening?.(text)} />} meanwhile={load}>
              <Shown />
            </SignedIn>
          )}
        </Route>
      ))}
      <Route path="/signed-in">
        <SignedInLanding text={text.session} home={pathIn(language, '/applications')} />
      </Route>
      <Route path="/signed-out">
        <SignedOutPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </PagesInFrame>
  );
}

/** The first words of a page, until the person is known. It is no page yet, so its heading takes no focus. */
function Waiting({ opening }: { readonly opening: Opening | undefined }) {
  const { text } = useCitizenText();
  const loading = <Loading>{text.session.signingIn}</Loading>;
  if (!opening) return loading;
  return (
    <>
      <title>{`${opening.title} - ${text.frame.serviceName}`}</title>
      <h1>{opening.title}</h1>
      {opening.intro && <p>{opening.intro}</p>}
      {loading}
    </>
  );
}

function PersonAndSignOut() {
  const { text } = useCitizenText();
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

function SignedOutPage() {
  const { language, text } = useCitizenText();
  return (
    <Page title={text.session.signedOutTitle}>
      <p>{text.session.signedOut}</p>
      <LinkButton href={pathIn(language, '/applications')}>{text.session.signInAgain}</LinkButton>
    </Page>
  );
}

function NotFoundPage() {
  const { language, text } = useCitizenText();
  return (
    <Page title={text.notFound.title}>
      <p>{text.notFound.text}</p>
      <LinkButton href={pathIn(language, '/')}>{text.notFound.back}</LinkButton>
    </Page>
  );
}
