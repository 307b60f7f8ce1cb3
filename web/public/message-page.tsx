import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../design/button.tsx';
import { Document, type PublicPageProps } from './document.tsx';

/** There is no such page. */
export function NotFoundPage(page: PublicPageProps) {
  return <MessagePage {...page} of={page.text.notFound} />;
}

/** The page could not be made. */
export function FailedPage({ requestId, ...page }: PublicPageProps & { readonly requestId: string }) {
  const { title, text, back } = page.text.failed;
  return <MessagePage {...page} of={{ title, text: text(requestId), back }} />;
}

interface Message {
  readonly title: string;
  readonly text: string;
  readonly back: string;
}

// The switch of the language leads to the start page: the address that was asked for may contain anything.
function MessagePage({ of: message, ...page }: PublicPageProps & { readonly of: Message }) {
  return (
    <Document {...page} title={message.title} path="/">
      <p>{message.text}</p>
      <LinkButton href={pathIn(page.language, '/')}>{message.back}</LinkButton>
    </Document>
  );
}
