import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChosenParameters } from '../../../local/stack-parameters.ts';
import { type SpawnedRun, spawnRun } from '../../local/spawned-run.ts';

/** The service that `npm start` runs, ready, in a process of its own. */
export interface RunningService extends SpawnedRun {
  readonly url: string;
  readonly dataFolder: string;
  /** The text that it printed when it was ready. */
  readonly greeting: string;
  /** The key with which the bank signs, from the data folder. */
  readonly bankKey: () => Promise<string>;
}

/**
 * Starts the service on a free port and a folder of its own, and waits until it prints that it is ready.
 *
 * No decision gets a second look, unless a test says so: one in twenty would make the tests differ from run to run.
 *
 * If `RECORDED_CALLS` names a folder, the calls of the functions to AWS are recorded there, for `npm run check:grants`.
 */
export async function startService(
  clock?: string,
  { secondLooks = 'none', payByFile = 'none' }: ChosenParameters = {},
): Promise<RunningService> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'subsidy-journey-'));
  const { RECORDED_CALLS: recordings } = process.env;
  const run = spawnRun('local/main.ts', [
    ...['--port', '0', '--data', dataFolder, '--second-looks', secondLooks, '--pay-by-file', payByFile],
    ...(clock ? ['--clock', clock] : []),
    ...(recordings ? ['--record-calls', join(recordings, `${randomUUID()}.jsonl`)] : []),
  ]);
  const greeting = await run.printed(/API +http:\S+[\s\S]*Ctrl-C/);
  return {
    ...run,
    url: /http:\S+/.exec(greeting)?.[0] ?? '',
    dataFolder,
    greeting,
    bankKey: async () => JSON.parse(await readFile(join(dataFolder, 'integration-keys.json'), 'utf8')).bank,
  };
}

/** Ends a service and removes its folder. Returns its whole output. */
export async function endService({ kill, dataFolder }: RunningService): Promise<string> {
  const { out, error } = await kill('SIGTERM');
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return out + error;
}
