import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary folders for the benchmarks, removed at the end. */
export interface Workbench {
  /** A new empty folder. */
  readonly folder: (name: string) => Promise<string>;
  readonly clear: () => Promise<void>;
}

export async function openWorkbench(): Promise<Workbench> {
  const root = await mkdtemp(join(tmpdir(), 'subsidy-bench-'));
  let folders = 0;
  return {
    async folder(name) {
      folders += 1;
      const path = join(root, `${name}-${folders}`);
      await mkdir(path);
      return path;
    },
    clear: () => rm(root, { recursive: true, force: true }),
  };
}
