import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the portal, by the name under which they were built, such as `assets/main-Bx3v.js`. */
export interface SiteFiles {
  /** The text of a file; undefined where there is none. All files are text. */
  readonly textOf: (name: string) => string | undefined;
}

/** The files in a folder. Only names that were there at the start are served, so no name leads out of the folder. */
export function siteFiles(folder: string): SiteFiles {
  const names = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
  );
  const read = new Map<string, string>();
  return {
    textOf(name) {
      if (!names.has(name)) return undefined;
      const text = read.get(name) ?? readFileSync(join(folder, name), 'utf8');
      read.set(name, text);
      return text;
    },
  };
}
