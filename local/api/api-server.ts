import { randomUUID } from 'node:crypto';
import { type Gateway, MOST_BODY_BYTES } from '../aws/gateway/gateway.ts';
import { type HttpAnswer, type HttpRequest, httpAnswer, type JsonAnswer } from '../http/http-message.ts';
import { checkPort, type HttpServer, type HttpServerSettings, startHttpServer } from '../http/http-server.ts';
import { StartupError } from '../storage/startup-error.ts';
import type { LocalRouteRequest } from './local-routes.ts';

interface ApiServerDeps {
  readonly port: number;
  readonly gateway: Gateway;
  readonly local: (request: LocalRouteRequest) => Promise<JsonAnswer>;
  /** What is served beside the API, by path. */
  readonly localPage: (path: string) => Promise<HttpAnswer | undefined>;
  /** Takes the requests to the sign-in. */
  readonly signIn: HttpServerSettings['direct'];
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/**
 * Serves the stack's API, the addresses under /local, the sign-in and the pages on a loopback port; 0 takes a free one.
 *
 * @throws StartupError if the port is taken or not allowed
 */
export async function startApiServer(deps: ApiServerDeps): Promise<HttpServer> {
  return withPortRemedy(deps.port, () =>
    startHttpServer({
      port: deps.port,
      mostBodyBytes: MOST_BODY_BYTES,
      direct: deps.signIn,
      answer: (request) => answer(request, deps),
      failed: (error) => unexpected(error, deps.say),
    }),
  );
}

/** Checks the port before anything slow begins. @throws StartupError if it is taken or not allowed */
export async function checkApiPort(port: number): Promise<void> {
  await withPortRemedy(port, () => checkPort(port));
}

async function withPortRemedy<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is taken. Stop what listens there, or choose another with --port.`);
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} is not allowed to this user. Choose another with --port.`);
    throw error;
  }
}

async function answer(
  request: HttpRequest,
  { gateway, local, localPage, track, now }: ApiServerDeps,
): Promise<HttpAnswer> {
  const { method, path, query, search, rawHeaders, body, bytes, sourceIp } = request;
  const page = method === 'GET' ? await localPage(path) : undefined;
  if (page) return page;
  const requestId = randomUUID();
  if (body === undefined) return gateway.tooLarge(requestId);
  if (/^\/local(\/|$)/.test(path)) return httpAnswer(await local({ method, path, text: body }));
  const sent = { path, query, search, rawHeaders, body, bytes, sourceIp };
  const gatewayRequest = { requestId, httpMethod: method, ...sent, at: now() };
  const given = await track(gateway.serve(gatewayRequest));
  return { ...given, headers: { ...given.headers, 'x-amzn-requestid': requestId } };
}

function unexpected(error: unknown, say: (line: string) => void): HttpAnswer {
  say(`A request failed in the local run itself: ${error instanceof Error ? error.stack : error}`);
  return httpAnswer({ status: 500, body: { type: '/problems/internal', title: '内部错误', status: 500 } });
}
