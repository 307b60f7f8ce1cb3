import type { ReactNode } from 'react';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { LANGUAGE_NAME, LANGUAGE_TAG, otherLanguage } from '../text/language.ts';

/** The words on the frame of every page. */
export interface FrameText {
  readonly serviceName: string;
  readonly skipToContent: string;
  readonly pagesLabel: string;
  readonly help: string;
  readonly agencies: string;
}

/** A link in the row of pages, by its path without language. */
export interface FrameLink {
  readonly path: string;
  readonly label: string;
}

interface PageFrameProps {
  readonly text: FrameText;
  readonly language: Language;
  /** The page that is shown, without language, for the current page and for the switch of the language. */
  readonly path: string;
  /** The page to mark among the links, where it is not that path. */
  readonly current?: string | undefined;
  /** The query that belongs to the page, such as `?q=…`; the switch of the language keeps it. */
  readonly search?: string;
  readonly links: readonly FrameLink[];
  /** What stands at the right of the band, such as the name of the person and the sign-out. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** Band, pages, content and footer. Works in the browser and on the server. */
export function PageFrame(props: PageFrameProps) {
  const { text, language, path, current = path, search = '', links, side, children } = props;
  const other = otherLanguage(language);
  return (
    <>
      <a className="skip-link" href="#content">
        {text.skipToContent}
      </a>
      <header className="band">
        <div className="band-inside">
          <a className="service-name" href={pathIn(language, '/')}>
            {text.serviceName}
          </a>
          <div className="band-side">
            {side}
            <a href={`${pathIn(other, path)}${search}`} lang={LANGUAGE_TAG[other]} hrefLang={LANGUAGE_TAG[other]}>
              {LANGUAGE_NAME[other]}
            </a>
          </div>
        </div>
      </header>
      <nav className="pages" aria-label={text.pagesLabel}>
        <ul>
          {links.map((link) => (
            <li key={link.path}>
              <a href={pathIn(language, link.path)} aria-current={isCurrent(link.path, current) ? 'page' : undefined}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="main" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer">
        <div className="footer-inside">
          {text.help} <a href={pathIn(language, '/agencies')}>{text.agencies}</a>
        </div>
      </footer>
    </>
  );
}

function isCurrent(link: string, current: string): boolean {
  return link === '/' ? current === '/' : current === link || current.startsWith(`${link}/`);
}
