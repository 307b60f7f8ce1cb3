import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** Folders that tools create and git ignores. */
const GENERATED_FOLDERS = new Set(['.build', '.git', '.local', 'cdk.out', 'dist', 'node_modules']);

/** The files of the repository that match a glob pattern, as sorted paths from its root. */
export function filesLike(pattern: string): readonly string[] {
  return globSync(pattern, {
    cwd: root,
    exclude: (path) => GENERATED_FOLDERS.has(path.split('/').at(-1) ?? ''),
  }).sort();
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The lines that match a pattern, as `file:line`. */
export function linesWith(files: readonly string[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}
