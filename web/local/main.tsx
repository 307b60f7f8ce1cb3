import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { type Language, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { newQueryClient } from '../api/query-client.ts';
import type { LocalText } from '../text/zh/local.ts';
import { LocalApp } from './local-app.tsx';
import { LocalTextProvider } from './local-text.tsx';

void start();

async function start(): Promise<void> {
  const { language } = splitLanguage(location.pathname);
  const text = await textIn(language);
  const root = document.getElementById('portal');
  if (!root) return;
  createRoot(root).render(
    <LocalTextProvider value={{ language, text }}>
      <QueryClientProvider client={newQueryClient()}>
        <LocalApp />
      </QueryClientProvider>
    </LocalTextProvider>,
  );
}

async function textIn(language: Language): Promise<LocalText> {
  const { localText } = language === 'en' ? await import('../text/en/local.ts') : await import('../text/zh/local.ts');
  return localText;
}
