import type { Language } from '../../shared/contracts/portal-pages.ts';
import { pageSession } from '../session/page-session.ts';
import { openingPage, renderPages } from '../session/render-pages.tsx';
import type { StaffText } from '../text/zh/staff.ts';
import { staffPages } from './pages.tsx';
import { StaffApp } from './staff-app.tsx';
import { StaffTextProvider } from './staff-text.tsx';

void start();

async function start(): Promise<void> {
  const { language } = pageSession;
  const [text] = await Promise.all([textIn(language), openingPage(staffPages)]);
  renderPages(
    'staff',
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
