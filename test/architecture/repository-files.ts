import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** What tools make and git ignores. */
const MADE = new Set(['.build', '.git', '.local', 'cdk.out', 'dist', 'node_modules']);

/** The files of the repository that match a pattern, as paths from its root, in order. */
export function filesLike(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root, exclude: (path) => MADE.has(path.split('/').at(-1) ?? '') }).sort();
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Every `file:line` among files on which a pattern is found. */
export function linesWith(files: readonly string[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}
