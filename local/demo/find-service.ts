import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localClient } from '../../client/local-client.ts';
import { type ServiceClient, serviceClient } from './service-client.ts';

// The program that has the port may not speak HTTP at all.
const probeMilliseconds = 3_000;
// Between these instants a certificate of four weeks ago is in the programme, and the welder can apply twice in time.
const storyBegins = Date.parse('2019-09-01T00:00:00+08:00');
const storyEnds = Date.parse('2022-12-01T00:00:00+08:00');

/** The service to which the story happens, and how to leave it. */
export interface FoundService {
  readonly client: ServiceClient;
  /** One line for the reader: which service it is, and why. */
  readonly about: string;
  /** Stops the service if the demo started it. A service that was running already goes on. */
  readonly leave: () => Promise<void>;
}

/** Starts a service on a free port and a data folder. */
export type StartService = (options: {
  readonly port: 0;
  readonly dataFolder: string;
}) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;

/**
 * Finds the local service that runs on a port, or starts one on a free port with a temporary data folder.
 *
 * A running service is not used if its clock is outside the programme's time, because a clock never goes back.
 */
export async function findService(port: number, start: StartService): Promise<FoundService> {
  const running = serviceClient(`http://127.0.0.1:${port}`);
  const clock = await localClient(running.baseUrl, { timeoutMilliseconds: probeMilliseconds })
    .now()
    .then(Date.parse)
    .catch(() => undefined);
  if (clock === undefined) return startService(start, `No local service answers on ${running.baseUrl}`);
  if (clock < storyBegins || clock > storyEnds) {
    const at = new Date(clock).toISOString();
    return startService(start, `The clock of ${running.baseUrl} is at ${at}, outside the programme`);
  }
  return {
    client: running,
    about: `Talking to the service that runs on ${running.baseUrl}.`,
    leave: () => Promise.resolve(),
  };
}

async function startService(start: StartService, why: string): Promise<FoundService> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'subsidy-demo-'));
  const removeFolder = (): Promise<void> => rm(dataFolder, { recursive: true, force: true });
  // The log of the functions would appear between the lines of the story. Their errors still appear.
  process.env.POWERTOOLS_LOG_LEVEL = 'ERROR';
  try {
    const service = await start({ port: 0, dataFolder });
    return {
      client: serviceClient(service.url),
      about: `${why}: started one for this demo on ${service.url}.`,
      leave: async () => {
        await service.close();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
