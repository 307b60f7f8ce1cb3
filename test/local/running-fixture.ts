import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalService, type LocalServiceOptions, startLocalService } from '../../local/service.ts';
import { synthesiseFixture } from './fixture-stack.ts';
import { startQuietWorld } from './quiet-world.ts';

/** An answer of the service under test. `body` is parsed if it is JSON. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect to be there, and fail where it is not
  readonly body: any;
}

export interface RunningFixture {
  readonly service: LocalService;
  readonly said: readonly string[];
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;
  readonly stop: () => Promise<void>;
}

/** Serves the fixture stack, from a new data folder unless the options name one. */
export async function startFixture(options: Partial<LocalServiceOptions> = {}): Promise<RunningFixture> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const said: string[] = [];
  const service = await startLocalService({
    port: 0,
    dataFolder,
    synthesise: synthesiseFixture,
    startWorld: startQuietWorld,
    say: (line) => said.push(line),
    ...options,
  });
  return {
    service,
    said,
    call: (method, path, body, headers) => call(service.url, method, path, body, headers),
    async stop() {
      await service.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true });
    },
  };
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'local-run-'));
}

/** Sends one request. A body that is not a string is sent as JSON. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url + path, { method, headers, ...(sent !== undefined && { body: sent }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
