import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '../../../local/world/world.ts';
import { sign } from '../../../shared/ports/signature.ts';

export const keys = { registers: 'registers-key', bank: 'bank-key', messages: 'messages-key' };
export const start = new Date('2021-06-16T01:00:00Z');

/**
 * The service, as far as the bank needs it. It records the call-backs and answers each with the next of `statuses`,
 * then with 200.
 */
export interface FakeService {
  readonly url: string;
  readonly got: { readonly body: string; readonly timestamp: string; readonly signature: string }[];
  readonly statuses: number[];
  readonly close: () => Promise<unknown>;
}

export async function fakeService(): Promise<FakeService> {
  const got: FakeService['got'] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({
      body: Buffer.concat(chunks).toString('utf8'),
      timestamp: String(request.headers['x-timestamp']),
      signature: String(request.headers['x-signature']),
    });
    response.writeHead(request.url === '/v1/bank/payment-results' ? (statuses.shift() ?? 200) : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    got,
    statuses,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A world whose clock does not move. `atRest` waits for all work that the world has reported. */
export async function aWorld(
  settings: {
    readonly dataFolder?: string;
    readonly apiUrl?: string;
    readonly now?: () => Date;
    readonly machineNow?: () => Date;
  } = {},
): Promise<{
  readonly world: World;
  readonly dataFolder: string;
  readonly atRest: () => Promise<void>;
}> {
  const dataFolder = settings.dataFolder ?? mkdtempSync(join(tmpdir(), 'world-'));
  const underWay = new Set<Promise<unknown>>();
  const world = await startWorld({
    now: settings.now ?? (() => start),
    ...(settings.machineNow && { machineNow: settings.machineNow }),
    track: (work) => {
      const settled = work.finally(() => underWay.delete(settled));
      underWay.add(settled);
      return settled;
    },
    dataFolder,
    keys,
    // Nothing listens on port 9 (discard).
    apiUrl: () => settings.apiUrl ?? 'http://127.0.0.1:9',
    audience: 'subsidy',
  });
  return {
    world,
    dataFolder,
    atRest: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

export function local(world: World, method: string, path: string, body?: unknown) {
  return world.answer({ method, path, body });
}

/** A signed request to a counterpart, as the service's ports send it. */
export function ask(
  key: string,
  url: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const rawBody = body === undefined ? '' : JSON.stringify(body);
  const timestampSeconds = start.getTime() / 1000;
  return fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': String(timestampSeconds),
      'x-signature': sign(key, timestampSeconds, rawBody),
      ...headers,
    },
    ...(body !== undefined && { body: rawBody }),
  });
}
