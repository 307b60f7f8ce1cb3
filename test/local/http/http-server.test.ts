import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { HttpRequest } from '../../../local/http/http-message.ts';
import {
  checkPort,
  type HttpServer,
  type HttpServerSettings,
  isPortTaken,
  startHttpServer,
} from '../../../local/http/http-server.ts';

let server: HttpServer | undefined;
afterEach(() => {
  server?.stopListening();
  server?.closeConnections();
});

async function serving(settings: Partial<HttpServerSettings>): Promise<string> {
  const failed = () => ({ status: 500, headers: {}, body: 'failed' });
  const answer = async () => ({ status: 200, headers: {}, body: '' });
  server = await startHttpServer({ port: 0, mostBodyBytes: 10, answer, failed, ...settings });
  return server.url;
}

test('a handler gets the request as it was sent, and its answer reaches the client', async () => {
  const seen: HttpRequest[] = [];
  const url = await serving({
    answer: async (request) => {
      seen.push(request);
      return { status: 201, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: '焊' };
    },
  });
  const answer = await fetch(`${url}/a%2Fb?q=1&q=2`, { method: 'POST', headers: { 'X-Asked': 'yes' }, body: 'body' });
  expect([answer.status, answer.headers.getSetCookie(), await answer.text()]).toEqual([201, ['a=1', 'b=2'], '焊']);
  expect(seen[0]).toMatchObject({ method: 'POST', path: '/a%2Fb', body: 'body', sourceIp: '127.0.0.1' });
  expect(seen[0]?.query.getAll('q')).toEqual(['1', '2']);
  expect(seen[0]?.header('x-asked')).toBe('yes');
});

test('a body over the limit reaches the handler as undefined', async () => {
  const url = await serving({
    answer: async ({ body }) => ({ status: body === undefined ? 413 : 200, headers: {}, body: '' }),
  });
  const post = async (bytes: number) => (await fetch(url, { method: 'POST', body: 'x'.repeat(bytes) })).status;
  expect([await post(10), await post(11)]).toEqual([200, 413]);
});

test('a handler can cut the connection, and one that throws is answered by the fallback', async () => {
  const url = await serving({
    answer: async ({ path }) => {
      if (path === '/cut') return 'cut';
      throw new Error('broken');
    },
  });
  await expect(fetch(`${url}/cut`)).rejects.toThrow();
  expect(await (await fetch(`${url}/broken`)).text()).toBe('failed');
});

test('the end of the server waits for its handlers, and a handler notices that its client has left', async () => {
  const ended: string[] = [];
  const url = await serving({
    answer: async ({ gone }) => {
      await new Promise((resolve) => gone.addEventListener('abort', resolve));
      ended.push('handler');
      return 'cut';
    },
  });
  await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  server?.stopListening();
  server?.closeConnections();
  await server?.ended();
  expect(ended).toEqual(['handler']);
});

test('a taken port is an error, at a check and at a start', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const start of [checkPort(port), serving({ port })]) {
    expect(isPortTaken(await start.catch((error: unknown) => error))).toBe(true);
  }
  other.close();
});
