import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { atBuild } from './at-build.ts';
import { ENTRIES } from './entries.ts';

const root = import.meta.dirname;
/** Small files that forms need together. Each alone would be a request of its own and compress worse. */
const OF_FORMS = /web[\\/](citizen[\\/].*date-parts|api[\\/]submission-key)|domain[\\/]declared/;

/**
 * One build for all areas, so that they share React and the design. The pages that load the scripts are written by
 * build.ts from the manifest, one for each language.
 */
export function portalConfig(outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [atBuild(), react()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'manifest.json',
      target: ['chrome87', 'safari14', 'firefox91'],
      modulePreload: { polyfill: false },
      // data: URLs would need img-src data: in the content security policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: Object.values(ENTRIES).map((file) => join(root, file)),
        output: { codeSplitting: { groups: [{ name: 'forms', test: OF_FORMS }] } },
      },
    },
  };
}
