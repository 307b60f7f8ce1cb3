import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Damage } from './counterpart-faults.ts';
import { type Answer, problem } from '../http/problem.ts';

const maximumBodyBytes = 64 * 1024;
const slowAnswerMilliseconds = 30_000;
// Long, so that no client sends into a connection that is just being closed: that would look like a fault nobody set.
const keepAliveMilliseconds = 60_000;
const htmlPage = '<!DOCTYPE html><html><body><h1>系统维护中</h1></body></html>';
// Below the range from which systems take ports for outgoing connections, so that a restart finds its port free.
const lowestPort = 20_000;
const portsToChooseFrom = 10_000;
const portAttempts = 20;

/** A request that reached the world's server; `rawBody` is exactly what was sent. */
export interface WorldRequest {
  readonly method: string;
  readonly path: string;
  readonly rawBody: string;
  readonly header: (name: string) => string | undefined;
}

/** One of the other sides that the service talks to. */
export interface Counterpart {
  /** What becomes of the next request; `down` cuts the connection before anything is done. */
  readonly nextDamage: () => Damage;
  readonly answer: (request: WorldRequest) => Promise<Answer>;
}

export interface LoopbackServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves counterparts on 127.0.0.1, each under the first part of the path (`/bank/payments` is `bank`'s `/payments`).
 *
 * Listens on `port`, or on a free one where it is undefined; a slow answer is given up when the client goes.
 *
 * @throws the system's error, EADDRINUSE among others, where `port` cannot be had
 */
export async function serveCounterparts(
  counterparts: ReadonlyMap<string, Counterpart>,
  port: number | undefined,
): Promise<LoopbackServer> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = serve(counterparts, request, response)
      .catch((error: unknown) => {
        // A client that went away before it had said everything is its own affair.
        if (request.complete) console.error('The simulated world failed on a request:', error);
        response.destroy();
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });
  server.keepAliveTimeout = keepAliveMilliseconds;
  if (port !== undefined) await listen(server, port);
  const chosen = port ?? (await listenSomewhere(server));
  return {
    port: chosen,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}

async function serve(
  counterparts: ReadonlyMap<string, Counterpart>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, prefix = '', ...rest] = pathname.split('/');
  const counterpart = counterparts.get(prefix);
  const rawBody = await readBody(request);
  if (counterpart === undefined) return send(response, problem(404, 'not-found', '没有这个接口'));
  if (rawBody === undefined) return send(response, problem(413, 'too-large', '请求内容不得超过64 KiB'));

  const damage = counterpart.nextDamage();
  if (damage === 'down') {
    request.socket.destroy();
    return;
  }
  const answer = await counterpart.answer({
    method: request.method ?? 'GET',
    path: `/${rest.join('/')}`,
    rawBody,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  });
  if (damage === 'garbled') return sendHtml(response);
  if (damage === 'slow') await slowness(response);
  send(response, answer);
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maximumBodyBytes) chunks.push(chunk);
  }
  return size > maximumBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(answer.status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function sendHtml(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(htmlPage);
}

/** Passes after the time of a slow answer, or as soon as nobody waits for it; it keeps no process alive. */
function slowness(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, slowAnswerMilliseconds);
    timer.unref();
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function listenSomewhere(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = lowestPort + randomInt(portsToChooseFrom);
    try {
      await listen(server, port);
      return port;
    } catch (error) {
      if (!isPortTaken(error) || attempt === portAttempts) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Whether an error says that another process has the port. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
