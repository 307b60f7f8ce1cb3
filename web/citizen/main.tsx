import type { Language } from '../../shared/contracts/portal-pages.ts';
import { pageSession } from '../session/page-session.ts';
import { openingPage, renderPages } from '../session/render-pages.tsx';
import type { CitizenText } from '../text/zh/citizen.ts';
import { CitizenApp } from './citizen-app.tsx';
import { CitizenTextProvider } from './citizen-text.tsx';
import { citizenPages } from './pages.tsx';

void start();

async function start(): Promise<void> {
  const { language } = pageSession;
  const [text] = await Promise.all([textIn(language), openingPage(citizenPages)]);
  renderPages(
    'citizen',
    <CitizenTextProvider value={{ language, text }}>
      <CitizenApp />
    </CitizenTextProvider>,
  );
}

/** Each language is a file of its own, so that a page loads one of them. */
async function textIn(language: Language): Promise<CitizenText> {
  const { citizenText } =
    language === 'en' ? await import('../text/en/citizen.ts') : await import('../text/zh/citizen.ts');
  return citizenText;
}
