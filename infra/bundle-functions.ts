import { randomUUID } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { packedCatalogue } from './packed-catalogue.ts';
import { viewsLeftOut } from './views-left-out.ts';

const repository = join(import.meta.dirname, '..');
const unreachableCredentials = join(import.meta.dirname, 'unreachable-credentials.ts');
const handlerSuffix = '.handler.ts';

/** The AWS SDK imports these dynamically, and only where the environment has no credentials. */
const credentialProvidersNeverReached = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Pages that the server renders are the same components as in the browser; rendering them with React adds 217 kB. */
const renderedByPreact = { 'react/jsx-runtime': 'preact/jsx-runtime' };

/**
 * Bundles every `functions/<stage>/<name>.handler.ts` into `.build/functions/<name>/index.mjs`, one esbuild call for
 * all of them.
 *
 * An unchanged bundle is not written. A changed bundle is renamed into place, so that a run in parallel never reads
 * half a file.
 *
 * @param root the folder that contains functions/ and in which .build/ is created
 * @returns the folder of each bundle, by function name
 * @throws Error where two handlers have the same name, or a handler does not compile
 */
export async function bundleFunctions(root = repository): Promise<ReadonlyMap<string, string>> {
  const bundlesFolder = join(root, '.build', 'functions');
  const handlers = await handlerFiles(root);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [...handlers].map(([name, file]) => ({ in: file, out: join(name, 'index') })),
    outdir: bundlesFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The SDK's `main` is CommonJS, from which esbuild cannot remove unused code.
    mainFields: ['module', 'main'],
    alias: {
      ...Object.fromEntries(credentialProvidersNeverReached.map((name) => [name, unreachableCredentials])),
      ...renderedByPreact,
    },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [packedCatalogue, viewsLeftOut],
    // Keeps Chinese text as it is: escaped, it would be twice as long.
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  await Promise.all(
    outputFiles.map(({ path, contents }) => replaceWhereChanged(path, contents, join(root, '.build', 'incoming'))),
  );
  return new Map([...handlers.keys()].map((name) => [name, join(bundlesFolder, name)]));
}

async function handlerFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const handlers = new Map<string, string>();
  for await (const file of glob(`functions/*/*${handlerSuffix}`, { cwd: root })) {
    const name = basename(file, handlerSuffix);
    const namesake = handlers.get(name);
    if (namesake) {
      throw new Error(`${namesake} and ${file} would both become the function ${name}.`);
    }
    handlers.set(name, file);
  }
  return handlers;
}

async function replaceWhereChanged(path: string, contents: Uint8Array, incomingFolder: string): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing?.equals(contents)) {
    return;
  }
  await Promise.all([dirname(path), incomingFolder].map((folder) => mkdir(folder, { recursive: true })));
  const incoming = join(incomingFolder, randomUUID());
  await writeFile(incoming, contents);
  await rename(incoming, path);
}
