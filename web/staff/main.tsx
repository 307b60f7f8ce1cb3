import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { type Language, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { newQueryClient } from '../api/query-client.ts';
import { followLinks } from '../session/follow-links.ts';
import { openSession } from '../session/session.ts';
import { SessionProvider, sessionAndApi } from '../session/session-context.tsx';
import type { StaffText } from '../text/zh/staff.ts';
import { StaffApp } from './staff-app.tsx';
import { StaffTextProvider } from './staff-text.tsx';

void start();

async function start(): Promise<void> {
  const { language } = splitLanguage(location.pathname);
  const text = await textIn(language);
  const root = document.getElementById('portal');
  if (!root) return;
  followLinks('staff', language);
  const provided = sessionAndApi(openSession({ door: 'staff', language }));
  createRoot(root).render(
    <StaffTextProvider value={{ language, text }}>
      <SessionProvider value={provided}>
        <QueryClientProvider client={newQueryClient()}>
          <StaffApp />
        </QueryClientProvider>
      </SessionProvider>
    </StaffTextProvider>,
  );
}

/** Each language is a file of its own, so that a page loads one of them. */
async function textIn(language: Language): Promise<StaffText> {
  const { staffText } = language === 'en' ? await import('../text/en/staff.ts') : await import('../text/zh/staff.ts');
  return staffText;
}
