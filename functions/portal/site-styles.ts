import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the style sheet of this build, as infra/portal-files.ts writes it beside the function. */
export function siteStyles(folder: string): string {
  return readFileSync(join(folder, 'styles.txt'), 'utf8');
}
