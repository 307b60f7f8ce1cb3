import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type HttpAnswer, type HttpRequest, httpAnswer, type JsonAnswer } from '../http/http-message.ts';
import { type HttpServer, isPortTaken, startHttpServer } from '../http/http-server.ts';
import { problem } from '../http/problem.ts';
import type { Damage } from './counterpart-faults.ts';

const mostBodyBytes = 64 * 1024;
const slowAnswerMilliseconds = 30_000;
const htmlPage = '<!DOCTYPE html><html><body><h1>系统维护中</h1></body></html>';
// These ports are below the range that systems use for outgoing connections, so a restart finds its port free.
const lowestPort = 20_000;
const portsToChooseFrom = 10_000;
const portTries = 20;

/** A request to a counterpart. `rawBody` is exactly what was sent. */
export interface WorldRequest {
  readonly method: string;
  readonly path: string;
  readonly rawBody: string;
  readonly header: (name: string) => string | undefined;
}

/** One of the outside systems that the service talks to. */
export interface Counterpart {
  /** What happens to the next request. `down` cuts the connection before the counterpart does anything. */
  readonly nextDamage: () => Damage;
  readonly answer: (request: WorldRequest) => Promise<JsonAnswer>;
}

export interface CounterpartServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves counterparts on 127.0.0.1, each under the first part of the path: `/bank/payments` is `/payments` of `bank`.
 *
 * @param port undefined takes a free one
 * @throws the system's error, such as EADDRINUSE, if the port cannot be used
 */
export async function serveCounterparts(
  counterparts: ReadonlyMap<string, Counterpart>,
  port: number | undefined,
): Promise<CounterpartServer> {
  const start = (at: number): Promise<HttpServer> =>
    startHttpServer({
      port: at,
      mostBodyBytes,
      answer: (request) => serve(counterparts, request),
      failed: (error) => {
        console.error('The simulated world failed on a request:', error);
        return 'cut';
      },
    });
  const server = await (port === undefined ? startSomewhere(start) : start(port));
  return {
    port: server.port,
    close: () => {
      server.stopListening();
      server.closeConnections();
      return server.ended();
    },
  };
}

async function startSomewhere(start: (port: number) => Promise<HttpServer>): Promise<HttpServer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(lowestPort + randomInt(portsToChooseFrom));
    } catch (error) {
      if (!isPortTaken(error) || tries === portTries) throw error;
    }
  }
}

async function serve(
  counterparts: ReadonlyMap<string, Counterpart>,
  request: HttpRequest,
): Promise<HttpAnswer | 'cut'> {
  const { method, path, header, body: rawBody } = request;
  const [, prefix = '', ...rest] = path.split('/');
  const counterpart = counterparts.get(prefix);
  if (counterpart === undefined) return worldAnswer(problem(404, 'not-found', '没有这个接口'));
  if (rawBody === undefined) return worldAnswer(problem(413, 'too-large', '请求内容不得超过64 KiB'));

  const damage = counterpart.nextDamage();
  if (damage === 'down') return 'cut';
  const answer = await counterpart.answer({ method, path: `/${rest.join('/')}`, rawBody, header });
  if (damage === 'garbled') {
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: htmlPage };
  }
  if (damage === 'slow') await slowness(request.gone);
  return worldAnswer(answer);
}

function worldAnswer(answer: JsonAnswer): HttpAnswer {
  return httpAnswer(answer, { 'cache-control': 'no-store' });
}

/** Passes after the delay of a slow answer, or as soon as the client leaves. It does not keep the process alive. */
async function slowness(gone: AbortSignal): Promise<void> {
  await setTimeout(slowAnswerMilliseconds, undefined, { ref: false, signal: gone }).catch(() => undefined);
}
