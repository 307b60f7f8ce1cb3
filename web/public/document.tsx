import type { ReactNode } from 'react';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { PageFrame } from '../design/page-frame.tsx';
import { LANGUAGE_TAG, otherLanguage } from '../text/language.ts';
import type { InLanguage } from '../text/texts.ts';
import type { PublicText } from '../text/zh/public.ts';

/** What every public page gets beside its own data. */
export interface PublicPageProps extends InLanguage<PublicText> {
  /** The style sheet of this build, such as `assets/portal-Bx3v.css`. */
  readonly styles: string;
}

interface DocumentProps extends PublicPageProps {
  readonly title: string;
  /** The path without language. */
  readonly path: string;
  /** The page to mark among the links, where it is not that path. */
  readonly current?: string | undefined;
  /** The query that belongs to the page; the switch of the language keeps it. */
  readonly search?: string;
  readonly children: ReactNode;
}

/** A whole page that the server renders: no script, the frame, and the content with its heading. */
export function Document({ language, text, styles, title, path, current, search, children }: DocumentProps) {
  const { frame } = text;
  const other: Language = otherLanguage(language);
  return (
    <html lang={LANGUAGE_TAG[language]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === frame.serviceName ? title : `${title} - ${frame.serviceName}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={`/${styles}`} />
        <link rel="alternate" hrefLang={LANGUAGE_TAG[other]} href={pathIn(other, path)} />
      </head>
      <body>
        <PageFrame
          text={frame}
          language={language}
          path={path}
          current={current}
          search={search}
          links={[
            { path: '/', label: frame.pages.start },
            { path: '/apply', label: frame.pages.apply },
            { path: '/applications', label: frame.pages.applications },
            { path: '/standards', label: frame.pages.standards },
            { path: '/agencies', label: frame.pages.agencies },
            { path: '/notices', label: frame.pages.notices },
          ]}
        >
          <h1>{title}</h1>
          {children}
        </PageFrame>
      </body>
    </html>
  );
}
