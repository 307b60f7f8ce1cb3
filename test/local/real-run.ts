import { type LocalClient, localClient } from '../../client/local-client.ts';
import { type ServiceClient, serviceClient } from '../../local/demo/service-client.ts';
import { type SpawnedRun, spawnRun } from './spawned-run.ts';

/** The real stack in a process of its own, and its clients. */
export interface RealRun extends Pick<SpawnedRun, 'kill'> {
  readonly ask: ServiceClient['ask'];
  readonly local: LocalClient;
}

/** Starts the real stack on a data folder, and waits until it is ready. */
export async function startRealRun(dataFolder: string): Promise<RealRun> {
  // A second look is a further task of the same case, opened by chance.
  const { kill, printed } = spawnRun('local/main.ts', ['--data', dataFolder, '--second-looks', 'none']);
  const url = (await printed(/API +http:\S+[\s\S]*Ctrl-C/)).match(/http:\S+/)?.[0] ?? '';
  return { kill, ask: serviceClient(url).ask, local: localClient(url) };
}
