import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalService } from '../service.ts';
import { type ServiceClient, serviceClient } from './service-client.ts';
import { serviceClock } from './service-clock.ts';

// Whatever else may have the port need not speak HTTP at all.
const probeMilliseconds = 3_000;
// Between them a certificate of four weeks ago is of the programme, and two attempts end before its last deadline.
const storyBegins = Date.parse('2019-09-01T00:00:00+08:00');
const storyEnds = Date.parse('2022-12-01T00:00:00+08:00');

/** The service that the story is told to, and how to leave it. */
export interface FoundService {
  readonly client: ServiceClient;
  /** One line for the reader: which service it is, and why. */
  readonly about: string;
  /** Stops the service where it was started here; a running one is left running. */
  readonly leave: () => Promise<void>;
}

/**
 * Finds the local service that runs on a port, or starts one of its own on a free port and a temporary data folder.
 *
 * A running server is passed by where its clock stands outside the programme's time, since a clock never goes back.
 */
export async function findService(port: number): Promise<FoundService> {
  const running = serviceClient(`http://127.0.0.1:${port}`);
  const clock = await serviceClock(serviceClient(running.baseUrl, probeMilliseconds))
    .now()
    .catch(() => undefined);
  if (clock === undefined) return startService(`No local service answers on ${running.baseUrl}`);
  if (clock.getTime() < storyBegins || clock.getTime() > storyEnds) {
    return startService(`The clock of ${running.baseUrl} stands at ${clock.toISOString()}, outside the programme`);
  }
  return {
    client: running,
    about: `Talking to the service that runs on ${running.baseUrl}.`,
    leave: () => Promise.resolve(),
  };
}

async function startService(why: string): Promise<FoundService> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'subsidy-demo-'));
  const removeFolder = (): Promise<void> => rm(dataFolder, { recursive: true, force: true });
  // The functions' log would stand between the lines of the story; what they fail at still shows.
  process.env.POWERTOOLS_LOG_LEVEL = 'ERROR';
  try {
    const service = await startLocalService({ port: 0, dataFolder });
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
