import { describe, expect, it } from 'vitest';
import { bank } from '../../../shared/ports/bank.ts';
import { closedPort, html, json, loopbackServer } from './loopback-server.ts';
import { portSettings } from './port-settings.ts';

const order = {
  paymentId: 'A-2021-000001-1',
  amountFen: 250_000,
  payeeName: '王小明',
  accountNumber: '6222020200112233445',
  bankName: '某某银行',
  purpose: '职业技能提升补贴',
};
const settled = {
  paymentId: order.paymentId,
  bankReference: 'B-1',
  settledAt: '2021-06-25T10:00:00+08:00',
};

describe('ordering a payment', () => {
  it('sends the order under its own identifier as idempotency key', async () => {
    const server = await loopbackServer(json({}, 202));
    expect(await bank(portSettings(server.url)).requestPayment(order)).toBe('accepted');
    expect(server.received).toMatchObject([{ method: 'POST', path: '/payments' }]);
    expect(server.received[0]?.headers['idempotency-key']).toBe(order.paymentId);
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(order);
  });

  it('is accepted by status 202 alone, whatever the body', async () => {
    const server = await loopbackServer(html(202));
    expect(await bank(portSettings(server.url)).requestPayment(order)).toBe('accepted');
  });

  it('is rejected by status 400: the bank could not read the order', async () => {
    const server = await loopbackServer(json({}, 400));
    expect(await bank(portSettings(server.url)).requestPayment(order)).toBe('rejected');
  });

  it.each([200, 302, 401, 403, 404, 408, 409, 422, 429, 500, 503])('has no answer by status %i', async (status) => {
    const server = await loopbackServer(json({}, status));
    expect(await bank(portSettings(server.url)).requestPayment(order)).toBe('no-answer');
  });

  it('has no answer where the bank is down or silent', async () => {
    expect(await bank(portSettings(await closedPort())).requestPayment(order)).toBe('no-answer');
    const silent = await loopbackServer(() => undefined);
    const impatient = bank(portSettings(silent.url, { timeoutMilliseconds: 100 }));
    expect(await impatient.requestPayment(order)).toBe('no-answer');
  });
});

describe('asking about a payment', () => {
  it.each([
    { outcome: 'PENDING', paymentId: order.paymentId },
    { outcome: 'PAID', ...settled },
    { outcome: 'RETURNED', ...settled, returnReason: '账户已销户' },
    { outcome: 'RETURNED', ...settled },
  ])('answers $outcome', async (answer) => {
    const server = await loopbackServer(json(answer));
    expect(await bank(portSettings(server.url)).askPayment(order.paymentId)).toEqual(answer);
    expect(server.received).toMatchObject([{ method: 'GET', path: `/payments/${order.paymentId}`, rawBody: '' }]);
  });

  it('answers unknown where the bank never took the order', async () => {
    const server = await loopbackServer(json({}, 404));
    expect(await bank(portSettings(server.url)).askPayment(order.paymentId)).toEqual({ outcome: 'unknown' });
  });

  it.each([
    ['another payment', json({ outcome: 'PAID', ...settled, paymentId: 'another' }), 'schema'],
    ['a settlement without its time', json({ outcome: 'PAID', ...settled, settledAt: undefined }), 'schema'],
    ['a time without its offset', json({ outcome: 'PAID', ...settled, settledAt: '2021-06-25T10:00:00' }), 'schema'],
    ['an unknown outcome', json({ outcome: 'LOST', ...settled }), 'schema'],
    ['a page', html(), 'not-json'],
    ['status 500', html(500), 'status-500'],
  ] as const)('has no answer by %s', async (_, reply, fault) => {
    const server = await loopbackServer(reply);
    const answer = await bank(portSettings(server.url)).askPayment(order.paymentId);
    expect(answer).toEqual({ outcome: 'no-answer', fault });
  });

  it('has no answer where the bank is down', async () => {
    const answer = await bank(portSettings(await closedPort())).askPayment(order.paymentId);
    expect(answer).toEqual({ outcome: 'no-answer', fault: 'refused' });
  });

  it('cannot be led to another path by an identifier', async () => {
    const server = await loopbackServer(json({}, 404));
    await bank(portSettings(server.url)).askPayment('../messages?x');
    expect(server.received).toMatchObject([{ path: '/payments/..%2Fmessages%3Fx' }]);
  });
});
