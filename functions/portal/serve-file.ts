import { extname } from 'node:path';
import { CACHE_CONTROL } from '../../shared/contracts/portal-headers.ts';
import { scriptedAreaOf, shellOf, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { publicTextIn } from '../../web/public/public-text.ts';
import { type HttpAnswer, problemAnswer } from '../http/problem-answer.ts';
import { notFoundPage } from './message-pages.tsx';
import type { PageRenderer } from './page-renderer.ts';
import { HTML, portalAnswer } from './portal-answer.ts';
import type { PortalRequest } from './portal-request.ts';
import { type PortalSettings, signInOrigins } from './portal-settings.ts';
import type { SiteFiles } from './site-files.ts';

export interface ServeFileDeps extends PageRenderer {
  readonly files: SiteFiles;
  readonly settings: PortalSettings;
  readonly now: () => Date;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Everything of the portal that no route of its own serves: files, the pages of the scripts, settings, and 404. */
export async function serveFile(request: PortalRequest, deps: ServeFileDeps): Promise<HttpAnswer> {
  const { path } = request;
  // The API answers in its own way, also where it has no such route.
  if (/^\/v1(\/|$)/.test(path)) return problemAnswer(request.requestId, new ServiceError('NOT_FOUND', 'no such route'));
  if (path === '/portal-settings.json') return settingsAnswer(deps);
  return scriptedPage(path, deps) ?? file(path.slice(1), deps) ?? notFound(path, deps);
}

/** The settings, and the present time of the service, by which the pages judge what is still in time. */
function settingsAnswer({ settings, now }: Pick<ServeFileDeps, 'settings' | 'now'>): HttpAnswer {
  const body = JSON.stringify({ ...settings, now: now().toISOString() });
  return portalAnswer({ kind: 'file', type: 'application/json; charset=utf-8', body });
}

function scriptedPage(address: string, { files, settings }: ServeFileDeps): HttpAnswer | undefined {
  const { language, path } = splitLanguage(address);
  const area = scriptedAreaOf(path);
  const body = area && files.textOf(`shells/${shellOf(area, path)}.${language}.html`);
  if (!area || body === undefined) return undefined;
  return portalAnswer({ kind: area, type: HTML, body, signInOrigins: signInOrigins(settings) });
}

function file(name: string, { files }: ServeFileDeps): HttpAnswer | undefined {
  const type = TYPES[extname(name)];
  const body = type && files.textOf(name);
  if (!type || body === undefined) return undefined;
  const hashed = name.startsWith('assets/');
  return portalAnswer({ kind: 'file', type, body, cacheControl: CACHE_CONTROL[hashed ? 'hashed' : 'other'] });
}

function notFound(path: string, { styles, render }: ServeFileDeps): HttpAnswer {
  const page = { ...publicTextIn(splitLanguage(path).language), styles };
  return portalAnswer({ status: 404, kind: 'public', type: HTML, body: render(notFoundPage(page)) });
}
