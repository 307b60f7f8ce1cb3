import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

const repository = join(import.meta.dirname, '..');
/** How many builds of a kind stay, those used last, so that a change of branch and back needs no new one. */
const KEPT = 4;

interface BuildOptions {
  /** The folder of the builds of this kind. */
  readonly builds: string;
  /** Files and folders that the build is made of, from `root`. A change in any of them makes a new build. */
  readonly sources: readonly string[];
  /** Builds into a folder that exists and is empty. */
  readonly make: (folder: string) => Promise<unknown>;
  /** The default is the repository. */
  readonly root?: string;
}

/**
 * The folder of the build for the sources as they are now. A finished build of the same sources is used again.
 *
 * Builds that run in parallel do not meet: each works in a folder of its own and renames it into place.
 *
 * @throws whatever `make` throws; nothing of the build is left then
 */
export async function keptBuild({ builds, sources, make, root = repository }: BuildOptions): Promise<string> {
  const folder = join(builds, hashOf(sources, root));
  if (existsSync(folder)) {
    // What is in use is not old: a service that runs for days loads its functions when they are first called.
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const incoming = join(builds, `incoming-${randomUUID()}`);
  await mkdir(incoming, { recursive: true });
  try {
    await make(incoming);
    await rename(incoming, folder).catch((error: unknown) => {
      // A build of the same sources in parallel was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  await removeOld(builds);
  return folder;
}

function hashOf(sources: readonly string[], root: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(join(root, source))) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 20);
}

function filesUnder(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

async function removeOld(builds: string): Promise<void> {
  const finished = readdirSync(builds)
    .filter((name) => !name.startsWith('incoming-'))
    .map((name) => ({ path: join(builds, name), at: statSync(join(builds, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  await Promise.all(finished.slice(KEPT).map(({ path }) => rm(path, { recursive: true, force: true })));
}
