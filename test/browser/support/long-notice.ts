import type { BrowserContext } from 'playwright-core';
import { renderToStaticMarkup } from 'react-dom/server';
import { documentRenderer } from '../../../functions/portal/page-renderer.ts';
import { showPage } from '../../../functions/portal/show-page.ts';
import { splitLanguage } from '../../../shared/contracts/portal-pages.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { buildPortal } from '../../../web/build.ts';
import { noticesWith } from '../../functions/portal/notices-with.ts';

export const LONG_NOTICE = '210202-20210617';

/**
 * Gives a browser the pages of a notice with 60 people, made by the function of the portal. To bring as many cases to
 * their publication takes minutes.
 */
export async function addLongNotice(context: BrowserContext): Promise<void> {
  const { portalStyles } = await buildPortal();
  const deps = {
    ...documentRenderer(portalStyles, renderToStaticMarkup),
    policies,
    occupations: () => [],
    statistics: async () => {
      throw new Error('A notice has no statistics');
    },
    notices: noticesWith(Array.from({ length: 60 }, () => ({}))),
    now: () => new Date('2021-06-18T09:00:00+08:00'),
  };
  await context.route(
    (url) => url.pathname.endsWith(`/notices/${LONG_NOTICE}`),
    async (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      const { statusCode, headers, body } = await showPage(
        {
          path: pathname,
          resource: `${splitLanguage(pathname).language === 'en' ? '/en' : ''}/notices/{noticeId}`,
          params: { noticeId: LONG_NOTICE },
          query: Object.fromEntries(searchParams),
          requestId: 'request-1',
        },
        deps,
      );
      await route.fulfill({ status: statusCode, headers: { ...headers }, body });
    },
  );
}
