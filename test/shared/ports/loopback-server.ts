import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** A real HTTP server on a free loopback port that answers as told; it ends with the test that started it. */
export async function loopbackServer(
  reply: (response: ServerResponse, request: ReceivedRequest) => void,
): Promise<LoopbackServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (message, response) => {
    let rawBody = '';
    for await (const chunk of message.setEncoding('utf8')) rawBody += chunk;
    const request = { method: message.method ?? '', path: message.url ?? '', headers: message.headers, rawBody };
    received.push(request);
    reply(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  return { url: `http://127.0.0.1:${address.port}`, received };
}

/** The URL of a port where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the loopback server had no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Answers with JSON. */
export function json(body: unknown, status = 200): (response: ServerResponse) => void {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers with a page, as a proxy or a login screen in between does. */
export function html(status = 200): (response: ServerResponse) => void {
  return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html>系统维护中</html>');
}
