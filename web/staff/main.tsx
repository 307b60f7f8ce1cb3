import { type Language, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { renderPages } from '../session/render-pages.tsx';
import type { StaffText } from '../text/zh/staff.ts';
import { StaffApp } from './staff-app.tsx';
import { StaffTextProvider } from './staff-text.tsx';

void start();

async function start(): Promise<void> {
  const { language } = splitLanguage(location.pathname);
  const text = await textIn(language);
  renderPages(
    'staff',
    language,
    <StaffTextProvider value={{ language, text }}>
      <StaffApp />
    </StaffTextProvider>,
  );
}

/** Each language is a file of its own, so that a page loads one of them. */
async function textIn(language: Language): Promise<StaffText> {
  const { staffText } = language === 'en' ? await import('../text/en/staff.ts') : await import('../text/zh/staff.ts');
  return staffText;
}
