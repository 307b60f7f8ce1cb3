import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { verifySignature } from '../../../shared/ports/signature.ts';
import { askSigned } from '../../../shared/ports/signed-request.ts';
import { closedPort, html, json, loopbackServer } from './loopback-server.ts';
import { portSettings, testKey, testNow } from './port-settings.ts';

const schema = z.object({ match: z.boolean() });
const question = { method: 'POST', path: '/checks', body: { name: '王小明' }, idempotencyKey: 'e-1' } as const;

function ask(url: string, timeoutMilliseconds = 2000) {
  return askSigned(portSettings(url, { timeoutMilliseconds }), question, schema);
}

describe('a signed request', () => {
  it('carries its body, its idempotency key and a signature that its receiver can verify', async () => {
    const server = await loopbackServer(json({ match: true }));
    expect(await ask(`${server.url}/base/`)).toEqual({ outcome: 'answer', answer: { match: true } });

    const [request] = server.received;
    expect(request).toMatchObject({ method: 'POST', path: '/base/checks', rawBody: '{"name":"王小明"}' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'e-1' });
    const verdict = verifySignature({
      key: testKey,
      timestamp: String(request?.headers['x-timestamp']),
      signature: String(request?.headers['x-signature']),
      rawBody: request?.rawBody ?? '',
      now: testNow,
      maxAgeSeconds: 0,
    });
    expect(verdict).toBe('valid');
  });

  it('drops unknown fields of an answer', async () => {
    const server = await loopbackServer(json({ match: false, added: 'later' }));
    expect(await ask(server.url)).toEqual({ outcome: 'answer', answer: { match: false } });
  });

  it('keeps no connection that could be dead at the next call', async () => {
    const server = await loopbackServer(json({ match: true }));
    await ask(server.url);
    expect(server.received[0]?.headers.connection).toBe('close');
  });

  it('asks for the key at every call', async () => {
    const server = await loopbackServer(json({ match: true }));
    const keys = ['old', 'new'];
    const settings = portSettings(server.url, { key: async () => keys.shift() ?? '' });
    await askSigned(settings, question, schema);
    await askSigned(settings, question, schema);
    expect(new Set(server.received.map(({ headers }) => headers['x-signature'])).size).toBe(2);
  });

  it.each([
    ['a page with status 200', html(), 'not-json'],
    ['an empty body', json(undefined), 'not-json'],
    ['the wrong shape', json({ match: 'yes' }), 'schema'],
    ['JSON null', json(null), 'schema'],
    ['status 500', json({ match: true }, 500), 'status-500'],
    ['status 503 with a page', html(503), 'status-503'],
    ['status 201 where 200 is agreed', json({ match: true }, 201), 'status-201'],
    ['a body over 64 KiB', json({ match: true, padding: 'x'.repeat(70_000) }), 'too-large'],
  ] as const)('gets no answer from %s', async (_, reply, fault) => {
    const server = await loopbackServer(reply);
    expect(await ask(server.url)).toEqual({ outcome: 'no-answer', fault });
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await loopbackServer(json({ match: true }));
    const server = await loopbackServer((response) => response.writeHead(307, { location: elsewhere.url }).end());
    expect(await ask(server.url)).toEqual({ outcome: 'no-answer', fault: 'status-307' });
    expect(elsewhere.received).toEqual([]);
  });

  it('gets no answer from a port where nothing listens', async () => {
    expect(await ask(await closedPort())).toEqual({ outcome: 'no-answer', fault: 'refused' });
  });

  it('gets no answer from a connection that breaks before the head or within the body', async () => {
    const beforeHead = await loopbackServer((response) => response.destroy());
    expect(await ask(beforeHead.url)).toEqual({ outcome: 'no-answer', fault: 'unreachable' });
    const withinBody = await loopbackServer((response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"match":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask(withinBody.url)).toEqual({ outcome: 'no-answer', fault: 'unreachable' });
  });

  it('gets no answer from a server that is silent, or falls silent within the body, past the time-out', async () => {
    const silent = await loopbackServer(() => undefined);
    expect(await ask(silent.url, 100)).toEqual({ outcome: 'no-answer', fault: 'timeout' });
    const halfway = await loopbackServer((response) => response.writeHead(200).write('{"match":'));
    expect(await ask(halfway.url, 100)).toEqual({ outcome: 'no-answer', fault: 'timeout' });
  });

  it('stops reading a body without end', async () => {
    const endless = await loopbackServer((response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) {}
      };
      response.on('drain', pour);
      pour();
    });
    expect(await ask(endless.url)).toEqual({ outcome: 'no-answer', fault: 'too-large' });
  });

  it('throws where the fault is ours: no key, or a base URL that is none', async () => {
    const server = await loopbackServer(json({ match: true }));
    const withoutKey = portSettings(server.url, { key: () => Promise.reject(new Error('no key')) });
    await expect(askSigned(withoutKey, question, schema)).rejects.toThrow('no key');
    await expect(ask('not a url')).rejects.toThrow(TypeError);
    expect(server.received).toEqual([]);
  });
});
