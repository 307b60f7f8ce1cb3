import type { IConfiguration } from 'dependency-cruiser';
import { bans, layers } from './layers.ts';

await import('@swc/core').catch(() => {
  // Without a parser for TypeScript, dependency-cruiser would miss imports silently.
  throw new Error(
    `The layer rules need @swc/core, and npm installed no build of it for ${process.platform}-${process.arch}.`,
  );
});

/** The rules for `npm run lint:layers`: which layer may import which, and no cycle between files or between folders. */
const configuration: IConfiguration = {
  forbidden: [
    ...layers.map(({ name, files, except, mayImport, because }) => ({
      name,
      comment: because,
      severity: 'error' as const,
      from: { path: files, ...(except && { pathNot: except }) },
      to: { pathNot: [...mayImport] },
    })),
    ...bans.map(({ name, from, to, because }) => ({
      name,
      comment: because,
      severity: 'error' as const,
      from: { path: from },
      to: { path: [...to] },
    })),
    {
      name: 'no-file-cycle',
      comment: 'Files that import each other in a circle cannot be read or changed one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-cycle',
      comment: 'Folders that import each other in a circle have no layers.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // dependency-cruiser cannot use TypeScript 7 yet. With swc it sees type-only imports too.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // As Node resolves imports. Without this, a package is found by its `main`, which not every package keeps right.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    exclude: { path: '^(\\.build|\\.local|cdk\\.out|dist)/' },
  },
};

export default configuration;
