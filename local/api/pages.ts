import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { CACHE_CONTROL, portalHeaders } from '../../shared/contracts/portal-headers.ts';
import { splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { buildPortal, type PortalBuild } from '../../web/build.ts';
import type { HttpAnswer } from '../http/http-message.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * What the local run serves beside the API: the contract, and the panel with its scripts. Everything else of the portal
 * comes from the functions of the stack.
 *
 * The build is found once for a run: finding it reads all sources of the portal.
 *
 * @returns the answer to a path; undefined for a path that is none of these
 */
export function localPages(): (path: string) => Promise<HttpAnswer | undefined> {
  let built: Promise<PortalBuild> | undefined;
  const panelFile = async (name: string): Promise<HttpAnswer | undefined> => {
    built ??= buildPortal();
    return fileIn((await built).local, name);
  };
  return async (path) => {
    if (path === '/openapi.json') {
      const body = readFileSync(join(root, 'openapi.json'), 'utf8');
      return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
    }
    const { language, path: page } = splitLanguage(path);
    if (/^\/local(\/workflow(\/[^/]+)?)?$/.test(page)) return panelFile(`shells/local.${language}.html`);
    if (/^\/assets\/[\w.-]+$/.test(path)) return panelFile(path.slice(1));
    return undefined;
  };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

function fileIn(folder: string, name: string): HttpAnswer | undefined {
  try {
    const isPage = extname(name) === '.html';
    return {
      status: 200,
      headers: {
        ...portalHeaders(isPage ? 'citizen' : 'file'),
        'content-type': `${CONTENT_TYPES[extname(name)]}; charset=utf-8`,
        'cache-control': isPage ? CACHE_CONTROL.other : CACHE_CONTROL.hashed,
      },
      body: readFileSync(join(folder, name), 'utf8'),
    };
  } catch {
    return undefined;
  }
}
