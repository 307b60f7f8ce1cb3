import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes a generated file; with `--check` on the command line compares it instead, and ends the process with one line
 * and exit code 1 where it is stale.
 */
export async function keepGenerated(file: URL, text: string): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(file, text);
  if ((await currentText(file)) === text) return;
  console.error(`${relative(process.cwd(), fileURLToPath(file))} is stale: run npm run generate and commit it.`);
  process.exitCode = 1;
}

async function currentText(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
