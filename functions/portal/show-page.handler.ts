import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { policies } from '../../shared/policy/policies.ts';
import { pageHandler } from './page-handler.ts';
import { documentRenderer } from './page-renderer.ts';
import { showPage } from './show-page.ts';
import { siteStyles } from './site-styles.ts';

const renderer = documentRenderer(siteStyles(join(import.meta.dirname, 'portal')), renderToString);

export const handler = pageHandler((request) => showPage(request, { ...renderer, policies }), renderer);
