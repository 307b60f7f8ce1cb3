import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SpawnedRun, spawnRun } from '../../local/spawned-run.ts';

/** What `npm start` runs, in a process of its own, ready to be asked. */
export interface RunningService extends SpawnedRun {
  readonly url: string;
  readonly dataFolder: string;
  /** What it printed for the person who started it. */
  readonly greeting: string;
  /** The key with which the bank signs, as this data folder keeps it. */
  readonly bankKey: () => Promise<string>;
}

/** Starts the service on a free port and a folder of its own, and waits until it says that it is ready. */
export async function startService(clock?: string): Promise<RunningService> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'subsidy-journey-'));
  const run = spawnRun('local/main.ts', ['--port', '0', '--data', dataFolder, ...(clock ? ['--clock', clock] : [])]);
  const greeting = await run.printed(/API +http:\S+[\s\S]*Ctrl-C/);
  return {
    ...run,
    url: /http:\S+/.exec(greeting)?.[0] ?? '',
    dataFolder,
    greeting,
    bankKey: async () => JSON.parse(await readFile(join(dataFolder, 'integration-keys.json'), 'utf8')).bank,
  };
}

/** Ends a service and removes its folder; answers all that it wrote. */
export async function endService({ kill, dataFolder }: RunningService): Promise<string> {
  const { out, error } = await kill('SIGTERM');
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return out + error;
}
