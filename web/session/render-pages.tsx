import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../shared/contracts/portal-pages.ts';
import { newQueryClient } from '../api/query-client.ts';
import { forgetOldDrafts } from './drafts.ts';
import { followLinks } from './follow-links.ts';
import { openSession } from './session.ts';
import { SessionProvider, sessionAndApi } from './session-context.tsx';

/** Shows the pages of people who sign in at a door, with their session and the requests in its name. */
export function renderPages(door: 'citizen' | 'staff', language: Language, pages: ReactNode): void {
  const root = document.getElementById('portal');
  if (!root) return;
  forgetOldDrafts();
  followLinks(door, language);
  createRoot(root).render(
    <SessionProvider value={sessionAndApi(openSession({ door, language }))}>
      <QueryClientProvider client={newQueryClient()}>{pages}</QueryClientProvider>
    </SessionProvider>,
  );
}
