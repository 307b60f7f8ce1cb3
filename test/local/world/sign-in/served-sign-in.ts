import { startHttpServer } from '../../../../local/http/http-server.ts';
import type { World } from '../../../../local/world/world.ts';
import { aWorld, start } from '../world-support.ts';

/** A world whose sign-in is served, with clocks that the test moves. */
export interface ServedSignIn {
  readonly origin: string;
  readonly world: World;
  readonly dataFolder: string;
  /** Moves the clock of the run. */
  readonly advanceSeconds: (seconds: number) => void;
  /** Moves the machine's time, by which one-time codes go. */
  readonly advanceMachineSeconds: (seconds: number) => void;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

export async function serveSignIn(dataFolder?: string): Promise<ServedSignIn> {
  let now = start.getTime();
  let machine = Date.now();
  const clocks = { now: () => new Date(now), machineNow: () => new Date(machine) };
  const made = await aWorld({ ...clocks, ...(dataFolder !== undefined && { dataFolder }) });
  const server = await startHttpServer({
    port: 0,
    mostBodyBytes: 1000,
    direct: made.world.signIn,
    answer: async () => ({ status: 404, headers: {}, body: 'not of the sign-in' }),
    failed: () => ({ status: 500, headers: {}, body: '' }),
  });
  return {
    origin: server.url,
    world: made.world,
    dataFolder: made.dataFolder,
    advanceSeconds: (seconds) => {
      now += seconds * 1000;
    },
    advanceMachineSeconds: (seconds) => {
      machine += seconds * 1000;
    },
    now: clocks.now,
    close: async () => {
      server.stopListening();
      server.closeConnections();
      await server.ended();
      await made.world.close();
    },
  };
}
