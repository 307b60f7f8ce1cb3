import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../shared/contracts/portal-pages.ts';
import { frameLinks } from './citizen/frame-links.ts';
import { PageFrame } from './design/page-frame.tsx';
import { citizenText as english } from './text/en/citizen.ts';
import { citizenText as chinese } from './text/zh/citizen.ts';

/** The pages of citizens whose heading and first words do not depend on anybody, by the name of their file. */
export type Opening = 'check' | 'objection' | 'objections';

/** What such a page shows before its script runs: the frame, the heading, and the first words. */
export function openingOf(name: Opening, language: Language): string {
  const text = language === 'en' ? english : chinese;
  const { check, objection, outcome, frame } = text;
  const { path, title, intro } = {
    check: { path: '/check', title: check.title, intro: check.intro },
    // The address has the number of a notice, which the file does not know.
    objection: { path: '/notices', title: objection.title, intro: objection.intro },
    objections: { path: '/objections', title: outcome.title, intro: undefined },
  }[name];
  return renderToStaticMarkup(
    <PageFrame text={frame} language={language} path={path} links={frameLinks(frame)}>
      <h1>{title}</h1>
      {intro && <p>{intro}</p>}
      <p className="loading" role="status">
        {text.loading}
      </p>
    </PageFrame>,
  );
}
