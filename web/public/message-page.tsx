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
  /** The list that it belongs to, without language. The switch of the language leads there. */
  readonly list: '/notices' | '/occupations';
  /** Where its link leads, without language. */
  readonly back: string;
}

/** A list that is not there now, and the way on. */
export function NoListPage({ answer, list, back, ...page }: Answer) {
  return <MessagePage {...page} of={page.text.lists[answer]} path={list} current={list} back={back} />;
}

interface Message {
  readonly title: string;
  readonly text: string;
  readonly back: string;
}

interface MessagePageProps extends PublicPageProps {
  readonly of: Message;
  readonly path?: string;
  readonly current?: string;
  readonly back?: string;
}

// The switch of the language leads to the start page: the address that was asked for may contain anything. Yet it is
// not the start page that is shown.
function MessagePage({ of: message, path = '/', current = '', back = '/', ...page }: MessagePageProps) {
  return (
    <Document {...page} title={message.title} path={path} current={current}>
      <p>{message.text}</p>
      <LinkButton href={pathIn(page.language, back)}>{message.back}</LinkButton>
    </Document>
  );
}
