import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** Files that run when the portal is built. Their exports reach the browser as text. */
const AT_BUILD: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
  'occupation-list.ts': async () => {
    const { OCCUPATION_LINES } = await import('./citizen/certificate/occupation-list.ts');
    return { OCCUPATION_LINES };
  },
};

/** Puts the results of those files in their place, so that what they compute with stays out of the portal. */
export function atBuild(): Plugin {
  return {
    name: 'at-build',
    enforce: 'pre',
    async load(id) {
      const results = await AT_BUILD[basename(id)]?.();
      return (
        results &&
        Object.entries(results)
          .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
          .join('\n')
      );
    },
  };
}
