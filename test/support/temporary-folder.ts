import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs once, before any test file: gives the test run its own temporary folder, which the tests and the processes they
 * start use, and removes it at the end. It is the first global set-up because the others create temporary folders too.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'subsidy-test-'));
  process.env.TMPDIR = folder;
  // Retried because a process that was just stopped may still hold a file open.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
