import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { sendAnswer } from './send-answer.ts';
import { answerUnreadable } from './unreadable-request.ts';

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  /** Takes no more connections. Requests under way go on. */
  readonly stopListening: () => void;
  readonly closeConnections: () => void;
  /** Resolves once every connection is closed and every handler has ended. */
  readonly ended: () => Promise<void>;
}

export interface HttpServerSettings {
  /** A port of the loopback address; 0 takes a free one. */
  readonly port: number;
  readonly mostBodyBytes: number;
  /**
   * Takes a request before its body is read, and answers it itself; undefined leaves it to `answer`. For a library that
   * brings its own server.
   */
  readonly direct?: ((message: IncomingMessage, response: ServerResponse) => Promise<void> | undefined) | undefined;
  /** Answers a request. `cut` closes the connection without an answer. */
  readonly answer: (request: HttpRequest) => Promise<HttpAnswer | 'cut'>;
  /** Answers a request for which `answer` threw. */
  readonly failed: (error: unknown) => HttpAnswer | 'cut';
}

/**
 * An idle connection stays open this long, in milliseconds. Clients give up idle connections sooner, so none sends a
 * request into a connection that the server is just closing; that would look like an outage.
 */
const KEEP_ALIVE = 60_000;

/**
 * Serves HTTP on a port of 127.0.0.1.
 *
 * @throws Error with the code EADDRINUSE or EACCES if the port is taken or not allowed
 */
export async function startHttpServer(settings: HttpServerSettings): Promise<HttpServer> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = serve(settings, request, response)
      .catch(() => void response.destroy())
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  server.on('clientError', answerUnreadable);
  const port = await listen(server, settings.port);
  const closed = once(server, 'close');
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stopListening() {
      server.close();
      server.closeIdleConnections();
    },
    closeConnections: () => server.closeAllConnections(),
    async ended() {
      await closed;
      await Promise.all(underWay);
    },
  };
}

/** Listens on a port for a moment. @throws Error with the code EADDRINUSE or EACCES if it is taken or not allowed */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  server.close();
  await once(server, 'close');
}

/** Whether an error says that another process has the port. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
}

async function serve(
  { answer, direct, failed, mostBodyBytes }: HttpServerSettings,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const taken = direct?.(message, response);
  if (taken) return taken;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // A client that leaves before its request is complete ends here.
  const body = await bodyOf(message, mostBodyBytes);
  const given = await answer(requestOf(message, body, gone.signal)).catch(failed);
  if (given === 'cut') return void response.destroy();
  sendAnswer(message, response, given);
}

function requestOf(message: IncomingMessage, bytes: Buffer | undefined, gone: AbortSignal): HttpRequest {
  const [path = '/', search = ''] = (message.url ?? '/').split(/\?(.*)/s);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    search,
    rawHeaders: message.rawHeaders,
    header: (name) => {
      const value = message.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: bytes?.toString('utf8'),
    bytes,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    gone,
  };
}

/** The body, or undefined if it is too large. A body that is too large is still read to its end. */
async function bodyOf(message: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes > mostBytes ? undefined : Buffer.concat(chunks);
}
