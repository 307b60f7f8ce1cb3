import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Once a run, before any test file: everything the tests and what they start put into the temporary folder goes into one of the
 * run's own, removed at its end. The first of the global set-ups, since the others put folders there too.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'subsidy-test-'));
  process.env.TMPDIR = folder;
  // Retried, as a process that was just stopped may still let go of a file.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
