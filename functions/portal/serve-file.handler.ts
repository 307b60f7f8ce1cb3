import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { now } from '../../shared/clock.ts';
import { pageHandler } from './page-handler.ts';
import { documentRenderer } from './page-renderer.ts';
import { portalSettings } from './portal-settings.ts';
import { serveFile } from './serve-file.ts';
import { siteFiles } from './site-files.ts';
import { siteStyles } from './site-styles.ts';

const portal = join(import.meta.dirname, 'portal');
const renderer = documentRenderer(siteStyles(portal), renderToString);
const deps = { ...renderer, files: siteFiles(join(portal, 'site')), settings: portalSettings(), now };

export const handler = pageHandler((request) => serveFile(request, deps), renderer);
