import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { type RealRun, startRealRun } from './real-run.ts';
import { temporaryFolder } from './running-fixture.ts';

/** A run of the real stack for the tests of a file, which they may kill and start again on the same data. */
export function killableRun() {
  let folder: string;
  let run: RealRun;
  beforeAll(async () => {
    folder = await temporaryFolder();
    run = await startRealRun(folder);
  });
  afterAll(async () => {
    await run.kill('SIGKILL');
    await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
  });
  return {
    current: () => run,
    killAndRestart: async () => {
      await run.kill('SIGKILL');
      run = await startRealRun(folder);
    },
  };
}
