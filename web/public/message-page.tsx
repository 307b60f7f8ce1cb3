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

interface Answer extends PublicPageProps {
  /** What stands in the place of a notice or of a page of a list. */
  readonly answer: 'noNotice' | 'noticeClosed' | 'wrongPage';
  /** Where its link leads, without language. */
  readonly back: string;
}

/** A list that is not there now, and the way on. */
export function NoListPage({ answer, back, ...page }: Answer) {
  return <MessagePage {...page} of={page.text.lists[answer]} back={back} />;
}

interface Message {
  readonly title: string;
  readonly text: string;
  readonly back: string;
}

// The switch of the language leads to the start page: the address that was asked for may contain anything.
function MessagePage({
  of: message,
  back = '/',
  ...page
}: PublicPageProps & { readonly of: Message; readonly back?: string }) {
  return (
    <Document {...page} title={message.title} path="/">
      <p>{message.text}</p>
      <LinkButton href={pathIn(page.language, back)}>{message.back}</LinkButton>
    </Document>
  );
}
