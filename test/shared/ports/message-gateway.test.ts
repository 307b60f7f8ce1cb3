import { describe, expect, it } from 'vitest';
import { messageGateway } from '../../../shared/ports/message-gateway.ts';
import { closedPort, html, json, loopbackServer } from './loopback-server.ts';
import { portSettings } from './port-settings.ts';

const message = {
  messageId: 'event-1',
  to: '13900000000',
  text: '王先生/女士：您的申报已受理。',
  applicationId: 'A-1',
};

describe('the message gateway', () => {
  it('takes a message under its identifier as idempotency key', async () => {
    const server = await loopbackServer(json({}, 202));
    expect(await messageGateway(portSettings(server.url)).send(message)).toBe('accepted');
    const { messageId, ...body } = message;
    expect(server.received).toMatchObject([{ method: 'POST', path: '/messages' }]);
    expect(server.received[0]?.headers['idempotency-key']).toBe(messageId);
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(body);
  });

  it('takes a message that names no case', async () => {
    const server = await loopbackServer(json({}, 202));
    const { applicationId: _none, ...other } = message;
    expect(await messageGateway(portSettings(server.url)).send(other)).toBe('accepted');
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual({ to: message.to, text: message.text });
  });

  it.each([400, 422])('refuses a message for good by status %i', async (status) => {
    const server = await loopbackServer(html(status));
    expect(await messageGateway(portSettings(server.url)).send(message)).toBe('refused');
  });

  it.each([200, 401, 403, 404, 408, 409, 429, 500, 503])('gives no answer by status %i', async (status) => {
    const server = await loopbackServer(html(status));
    expect(await messageGateway(portSettings(server.url)).send(message)).toBe('no-answer');
  });

  it('gives no answer where nothing listens', async () => {
    expect(await messageGateway(portSettings(await closedPort())).send(message)).toBe('no-answer');
  });
});
