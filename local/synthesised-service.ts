import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keptBuild } from '../builds/kept-build.ts';

const repository = join(import.meta.dirname, '..');
/** What the stack and its functions are made of. */
const SOURCES = ['functions', 'shared', 'infra', 'web', 'builds', 'cdk.json', 'package-lock.json'];
const TEMPLATE_NAME = 'template-name.txt';

/**
 * The synthesised stack of this repository with its bundles. A finished synthesis of the same sources is used again,
 * which spares most of the time of a start.
 *
 * @throws Error where a function of the stack has no handler file, or a handler does not compile
 */
export async function synthesisedService(): Promise<{ readonly templatePath: string }> {
  const folder = await keptBuild({
    builds: join(repository, '.build', 'service'),
    sources: SOURCES,
    make: async (assembly) => {
      const { synthesise } = await import('../infra/synthesise.ts');
      const { templatePath } = await synthesise(assembly);
      writeFileSync(join(assembly, TEMPLATE_NAME), basename(templatePath));
    },
  });
  return { templatePath: join(folder, readFileSync(join(folder, TEMPLATE_NAME), 'utf8')) };
}
