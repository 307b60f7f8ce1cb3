import { PUBLIC_PAGES, type PublicPagePath, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { publicTextIn } from '../../web/public/public-text.ts';
import type { HttpAnswer } from '../http/problem-answer.ts';
import { notFoundPage } from './message-pages.tsx';
import type { PageRenderer } from './page-renderer.ts';
import { HTML, portalAnswer } from './portal-answer.ts';
import type { PortalRequest } from './portal-request.ts';
import type { PublicPageDeps, ShowPublicPage } from './public-page.ts';
import { showAgencies } from './show-agencies.tsx';
import { showHowToObject } from './show-how-to-object.tsx';
import { showNotice } from './show-notice.tsx';
import { showNotices } from './show-notices.tsx';
import { showOccupations } from './show-occupations.tsx';
import { showStandards } from './show-standards.tsx';
import { showStart } from './show-start.tsx';
import { showStatistics } from './show-statistics.tsx';

export interface ShowPageDeps extends PublicPageDeps, PageRenderer {}

/** How each public page is made. A new page is a line here and its path in PUBLIC_PAGES. */
const pages: Readonly<Record<PublicPagePath, ShowPublicPage>> = {
  '/': showStart,
  '/standards': showStandards,
  '/agencies': showAgencies,
  '/occupations': showOccupations,
  '/notices': showNotices,
  '/notices/{noticeId}': showNotice,
  '/statistics': showStatistics,
  '/objections/how': showHowToObject,
};

/** Renders the public page of a route in the language of its address. */
export async function showPage(request: PortalRequest, deps: ShowPageDeps): Promise<HttpAnswer> {
  const { language, path } = splitLanguage(request.resource);
  const page = { ...publicTextIn(language), styles: deps.styles };
  const known = PUBLIC_PAGES.find((candidate) => candidate === path);
  const shown = known ? await pages[known](page, request, deps) : { element: notFoundPage(page), status: 404 };
  const { element, status } = shown;
  return portalAnswer({ status, kind: 'public', type: HTML, body: deps.render(element) });
}
