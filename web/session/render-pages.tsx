import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ScriptedArea } from '../../shared/contracts/portal-pages.ts';
import { newQueryClient } from '../api/query-client.ts';
import { forgetOldDrafts } from './drafts.ts';
import { followLinks } from './follow-links.ts';
import { pageSession } from './page-session.ts';
import { SessionProvider, sessionAndApi } from './session-context.tsx';

/** Shows the pages of an area, with the session of the page and the requests in its name. */
export function renderPages(area: ScriptedArea, pages: ReactNode): void {
  const root = document.getElementById('portal');
  if (!root) return;
  forgetOldDrafts();
  followLinks(area, pageSession.language);
  createRoot(root).render(
    <SessionProvider value={sessionAndApi(pageSession)}>
      <QueryClientProvider client={newQueryClient()}>{pages}</QueryClientProvider>
    </SessionProvider>,
  );
}

/** A page of an area, as its list has it. */
interface ListedPage {
  readonly path: string;
  readonly load: () => Promise<unknown>;
}

/**
 * Loads the page whose heading already stands in the file of its address. Without it, something else would stand in
 * its place for a moment.
 */
export async function openingPage(pages: readonly ListedPage[]): Promise<void> {
  const path = document.getElementById('portal')?.dataset.page;
  // Where it does not load, the page says so itself.
  await pages
    .find((page) => page.path === path)
    ?.load()
    .catch(() => undefined);
}
