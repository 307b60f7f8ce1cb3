import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { type Language, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { newQueryClient } from '../api/query-client.ts';
import { followLinks } from '../session/follow-links.ts';
import { openSession } from '../session/session.ts';
import { SessionProvider, sessionAndApi } from '../session/session-context.tsx';
import type { CitizenText } from '../text/zh/citizen.ts';
import { CitizenApp } from './citizen-app.tsx';
import { CitizenTextProvider } from './citizen-text.tsx';

void start();

async function start(): Promise<void> {
  const { language } = splitLanguage(location.pathname);
  const text = await textIn(language);
  const root = document.getElementById('portal');
  if (!root) return;
  followLinks('citizen', language);
  const provided = sessionAndApi(openSession({ door: 'citizen', language }));
  createRoot(root).render(
    <CitizenTextProvider value={{ language, text }}>
      <SessionProvider value={provided}>
        <QueryClientProvider client={newQueryClient()}>
          <CitizenApp />
        </QueryClientProvider>
      </SessionProvider>
    </CitizenTextProvider>,
  );
}

/** Each language is a file of its own, so that a page loads one of them. */
async function textIn(language: Language): Promise<CitizenText> {
  const { citizenText } =
    language === 'en' ? await import('../text/en/citizen.ts') : await import('../text/zh/citizen.ts');
  return citizenText;
}
