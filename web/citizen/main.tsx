import { type Language, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { renderPages } from '../session/render-pages.tsx';
import type { CitizenText } from '../text/zh/citizen.ts';
import { CitizenApp } from './citizen-app.tsx';
import { CitizenTextProvider } from './citizen-text.tsx';
import { citizenPages } from './pages.tsx';

void start();

async function start(): Promise<void> {
  const { language } = splitLanguage(location.pathname);
  const [text] = await Promise.all([textIn(language), openingPage()]);
  renderPages(
    'citizen',
    language,
    <CitizenTextProvider value={{ language, text }}>
      <CitizenApp />
    </CitizenTextProvider>,
  );
}

/**
 * Loads the page whose heading already stands in the file of its address. Without it, something else would stand in
 * its place for a moment.
 */
async function openingPage(): Promise<void> {
  const path = document.getElementById('portal')?.dataset.page;
  // Where it does not load, the page says so itself.
  await citizenPages
    .find((page) => page.path === path)
    ?.load()
    .catch(() => undefined);
}

/** Each language is a file of its own, so that a page loads one of them. */
async function textIn(language: Language): Promise<CitizenText> {
  const { citizenText } =
    language === 'en' ? await import('../text/en/citizen.ts') : await import('../text/zh/citizen.ts');
  return citizenText;
}
