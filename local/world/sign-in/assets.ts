import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpAnswer } from '../../http/http-message.ts';

const folder = import.meta.dirname;

const MAKERS: Readonly<Record<string, { readonly type: string; readonly make: () => Promise<string> }>> = {
  'sign-in.css': { type: 'text/css', make: () => readFile(join(folder, 'pages', 'sign-in.css'), 'utf8') },
  'icon.svg': { type: 'image/svg+xml', make: () => readFile(join(folder, 'pages', 'icon.svg'), 'utf8') },
  'prove-work.js': { type: 'text/javascript', make: () => bundled('prove-work.ts') },
  'sign-out.js': { type: 'text/javascript', make: () => bundled('sign-out.ts') },
};

/** The style sheet and the scripts of the sign-in pages, by name; undefined for another name. */
export function assets(): (name: string) => Promise<HttpAnswer | undefined> {
  const made = new Map<string, Promise<string>>();
  return async (name) => {
    const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
    if (maker === undefined) return undefined;
    const body = made.get(name) ?? maker.make();
    made.set(name, body);
    const headers = {
      'content-type': `${maker.type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    };
    return { status: 200, headers, body: await body };
  };
}

/** A script for the browser. The bundler is loaded when a page first needs it, so that a start does not wait for it. */
async function bundled(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'browser', file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
