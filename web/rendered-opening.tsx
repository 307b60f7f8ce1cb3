import { renderToStaticMarkup } from 'react-dom/server';
import type { Language, ScriptedArea } from '../shared/contracts/portal-pages.ts';
import { frameLinks } from './citizen/frame-links.ts';
import { citizenPages } from './citizen/pages.tsx';
import { PageFrame } from './design/page-frame.tsx';
import { Loading } from './design/states.tsx';
import type { Opening } from './opening.ts';
import { DeskFrame } from './staff/desk-frame.tsx';
import { staffPages } from './staff/pages.tsx';
import { citizenText as englishCitizen } from './text/en/citizen.ts';
import { staffText as englishStaff } from './text/en/staff.ts';
import { citizenText as chineseCitizen } from './text/zh/citizen.ts';
import { staffText as chineseStaff } from './text/zh/staff.ts';

/**
 * What a page shows before its script runs: the frame, the heading, and the first words.
 *
 * @param path the page as its area lists it
 */
export function renderedOpening(area: ScriptedArea, path: string, language: Language): string {
  return area === 'citizen' ? citizenOpening(path, language) : staffOpening(path, language);
}

function citizenOpening(path: string, language: Language): string {
  const text = language === 'en' ? englishCitizen : chineseCitizen;
  // The file does not know what stands for a parameter in the address.
  const [fixed = ''] = path.split('/:');
  return renderToStaticMarkup(
    <PageFrame text={text.frame} language={language} path={fixed} links={frameLinks(text.frame)}>
      <FirstWords of={openingOf(citizenPages.find((page) => page.path === path)?.opening?.(text), path)}>
        {text.loading}
      </FirstWords>
    </PageFrame>,
  );
}

function staffOpening(path: string, language: Language): string {
  const text = language === 'en' ? englishStaff : chineseStaff;
  return renderToStaticMarkup(
    <DeskFrame text={text.frame} language={language} path={path}>
      <FirstWords of={openingOf(staffPages.find((page) => page.path === path)?.opening?.(text), path)}>
        {text.loading}
      </FirstWords>
    </DeskFrame>,
  );
}

function FirstWords({ of, children }: { readonly of: Opening; readonly children: string }) {
  return (
    <>
      <h1>{of.title}</h1>
      {of.intro && <p>{of.intro}</p>}
      <Loading>{children}</Loading>
    </>
  );
}

function openingOf(opening: Opening | undefined, path: string): Opening {
  if (!opening) throw new Error(`The page ${path} has no opening.`);
  return opening;
}
