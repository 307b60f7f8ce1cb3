import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { serviceClient } from '../../../local/demo/service-client.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function answering(status: number, body: string): Promise<string> {
  server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const call = { method: 'GET', path: '/v1/policies', schema: z.object({ phase: z.literal('PAID') }) } as const;

test('an answer as expected is read', async () => {
  expect(await serviceClient(await answering(200, '{"phase":"PAID"}')).call(call)).toEqual({ phase: 'PAID' });
});

test.each([
  ['another status', 422, '{"detail":"不符合条件"}', /expected 200, saw 422\n.*不符合条件/],
  ['another shape', 200, '{"phase":"REJECTED"}', /unexpected answer[\s\S]*REJECTED/],
  ['no JSON', 200, '<html>', /unexpected answer[\s\S]*<html>/],
])('%s is a failure that shows what came back', async (_what, status, body, shown) => {
  await expect(serviceClient(await answering(status, body)).call(call)).rejects.toThrow(shown);
});

test('nobody there, and somebody who never answers, are failures that name the address', async () => {
  await expect(serviceClient('http://127.0.0.1:9').call(call)).rejects.toThrow(/no answer from http:\/\/127.0.0.1:9/);
  server = createServer(() => undefined);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  await expect(serviceClient(url, 100).call(call)).rejects.toThrow(/no answer/);
});
