import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Plugin } from 'esbuild';

/** The files that define routes, and whatever else has a success. */
const contracts = /[\\/]shared[\\/]contracts[\\/][\w-]+\.ts$/;

/** The view in the success of a route. */
const view = /(\bsuccess: \{[^{}]*?)\bview: \w+,?/g;

/**
 * Leaves the view of each route out of the bundles. A function answers what the compiler has checked against its view,
 * and parses no answer; the client, the tests and the description of the API do. What only a view names then falls
 * away, too: 2 to 7 kB of each function.
 *
 * @throws Error where a contract names a view that this does not recognise
 */
export const viewsLeftOut: Plugin = {
  name: 'views-left-out',
  setup(build) {
    build.onLoad({ filter: contracts }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(view, '$1');
      if (/\bview: \w+View\b/.test(contents)) {
        throw new Error(`${path.split(sep).slice(-3).join('/')} names a view outside the success of a route.`);
      }
      return { contents, loader: 'ts' };
    });
  },
};
