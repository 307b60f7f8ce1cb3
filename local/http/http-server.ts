import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartupError } from '../storage/startup-error.ts';
import type { Answer } from './problem.ts';
import { type Gateway, MOST_BODY_BYTES } from '../aws/gateway/gateway.ts';
import type { HttpAnswer } from '../aws/gateway/gateway-responses.ts';
import type { LocalRequest } from '../api/local-routes.ts';

export interface HttpServer {
  readonly url: string;
  /** Takes no more requests; those under way go on. */
  readonly stopListening: () => void;
  readonly close: () => void;
}

interface ServerDeps {
  readonly port: number;
  readonly gateway: Gateway;
  readonly local: (request: LocalRequest) => Promise<Answer>;
  /** Files served as they are, by path. */
  readonly pages: ReadonlyMap<string, HttpAnswer>;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/**
 * Serves the API, the local run's own addresses and its pages on a loopback port; 0 takes a free one.
 *
 * @throws StartupError where the port is taken or not allowed
 */
export async function startHttpServer(deps: ServerDeps): Promise<HttpServer> {
  const server = createServer((request, response) => {
    answer(request, deps)
      .catch((error: unknown) => unexpected(error, deps.say))
      .then((given) => send(given, request, response))
      .catch(() => response.destroy());
  });
  server.on('clientError', answerUnreadable);
  const port = await listen(server, deps.port);
  return {
    url: `http://127.0.0.1:${port}`,
    stopListening() {
      server.close();
      server.closeIdleConnections();
    },
    close: () => server.closeAllConnections(),
  };
}

/** @throws StartupError where the port is taken, before anything slow has begun */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  server.close();
  await once(server, 'close');
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is taken. Stop what listens there, or choose another with --port.`);
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} is not allowed to this user. Choose another with --port.`);
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
}

async function answer(request: IncomingMessage, deps: ServerDeps): Promise<HttpAnswer> {
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const method = request.method ?? 'GET';
  const requestId = randomUUID();
  const page = method === 'GET' ? deps.pages.get(path) : undefined;
  if (page) return page;
  const body = await bodyOf(request);
  if (body === undefined) return deps.gateway.tooLarge(requestId);
  if (/^\/local(\/|$)/.test(path)) return json(await deps.local({ method, path, query, text: body }));
  const gatewayRequest = {
    requestId,
    httpMethod: method,
    path,
    query,
    rawHeaders: request.rawHeaders,
    body,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    at: deps.now(),
  };
  const given = await deps.track(deps.gateway.serve(gatewayRequest));
  return { ...given, headers: { ...given.headers, 'x-amzn-requestid': requestId } };
}

/** The body as text, or undefined where it is too large; what is left of it is then read and thrown away. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MOST_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function json({ status, body }: Answer): HttpAnswer {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8` },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function unexpected(error: unknown, say: (line: string) => void): HttpAnswer {
  say(`A request failed in the local run itself: ${error instanceof Error ? error.stack : error}`);
  return json({ status: 500, body: { type: '/problems/internal', title: '内部错误', status: 500 } });
}

const UNREADABLE = {
  type: '/problems/malformed-request',
  title: '请求无法识别',
  status: 400,
  detail: '不是有效的 HTTP 请求；地址中的中文须按 UTF-8 作百分号编码，如“焊”写作 %E7%84%8A。',
};

/** Answers what cannot be read as HTTP at all, such as an address with bare Chinese in it, where Node would say nothing. */
function answerUnreadable(_error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ ...UNREADABLE, instance: randomUUID() });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function send({ status, headers, body }: HttpAnswer, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  response.statusCode = status;
  response.end(request.method === 'HEAD' ? undefined : body);
}
