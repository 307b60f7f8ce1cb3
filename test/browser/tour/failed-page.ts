import { renderToStaticMarkup } from 'react-dom/server';
import { failedPage } from '../../../functions/portal/message-pages.tsx';
import { documentRenderer } from '../../../functions/portal/page-renderer.ts';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { buildPortal } from '../../../web/build.ts';
import { publicTextIn } from '../../../web/public/public-text.ts';

/** The page that the service shows where a page of the server fails. */
export async function failedPageIn(language: Language): Promise<string> {
  const { portalStyles: styles } = await buildPortal();
  const { render } = documentRenderer(styles, renderToStaticMarkup);
  return render(failedPage({ ...publicTextIn(language), styles }, 'request-1'));
}
