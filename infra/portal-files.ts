import { randomUUID } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildPortal, type PortalBuild } from '../web/build.ts';

/**
 * The functions that carry files of the portal beside the name of the style sheet, and which: those that are deployed,
 * or the occupations with their pinyin.
 */
const CARRIERS = { 'serve-file': 'site', 'show-page': 'occupations' } as const;
type Carried = (typeof CARRIERS)[keyof typeof CARRIERS];

/**
 * Puts the files of the portal beside the bundles of the functions that serve them, in a folder `portal`.
 *
 * As with bundles, unchanged files are not written, and changed ones are renamed into place for the sake of runs in
 * parallel.
 *
 * @param bundles the folder of each bundle, by function name
 */
export async function addPortalFiles(bundles: ReadonlyMap<string, string>): Promise<void> {
  const build = await buildPortal();
  for (const [name, carried] of Object.entries(CARRIERS)) {
    const bundle = bundles.get(name);
    if (bundle !== undefined) await replaceWhereChanged(join(bundle, 'portal'), build, carried);
  }
}

async function replaceWhereChanged(folder: string, { site, portalStyles, occupations }: PortalBuild, carried: Carried) {
  const version = basename(dirname(site));
  const isThere = async () => (await readFile(join(folder, 'version.txt'), 'utf8').catch(() => undefined)) === version;
  if (await isThere()) return;
  // Not in the bundle's own folder, which a deployment uploads whole.
  const incoming = join(folder, '../../../incoming', randomUUID());
  await mkdir(incoming, { recursive: true });
  if (carried === 'site') await cp(site, join(incoming, 'site'), { recursive: true });
  else await copyFile(occupations, join(incoming, 'occupations.txt'));
  await writeFile(join(incoming, 'styles.txt'), portalStyles);
  await writeFile(join(incoming, 'version.txt'), version);
  while (!(await isThere()) && !(await putInPlace(incoming, folder))) {
    // A run in parallel put its files there in between. They may be of another version.
  }
  await rm(incoming, { recursive: true, force: true });
}

/** Whether the folder is now the incoming one; false where another was put there in between. */
async function putInPlace(incoming: string, folder: string): Promise<boolean> {
  const old = `${incoming}-old`;
  await rename(folder, old).catch(() => {});
  await rm(old, { recursive: true, force: true });
  try {
    await rename(incoming, folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY') return false;
    throw error;
  }
}
