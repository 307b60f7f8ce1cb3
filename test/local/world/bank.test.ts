import { afterEach, beforeEach, expect, test } from 'vitest';
import type { World } from '../../../local/world/world.ts';
import { verifySignature } from '../../../shared/ports/signature.ts';
import { ask, aWorld, type FakeService, fakeService, keys, local, start } from './world-support.ts';

let service: FakeService;
let world: World;
let dataFolder: string;
let atRest: () => Promise<void>;

async function open(folder?: string): Promise<void> {
  const made = await aWorld({ apiUrl: service.url, ...(folder && { dataFolder: folder }) });
  ({ world, dataFolder, atRest } = made);
}
beforeEach(async () => {
  service = await fakeService();
  await open();
});
afterEach(async () => {
  await world.close();
  await service.close();
});

const order = {
  paymentId: 'APP-1-1',
  amountFen: 250_000,
  payeeName: '赵样一',
  accountNumber: '6299990000000009997',
  bankName: '样例银行',
  purpose: '职业技能提升补贴',
};
const pay = (changes: object = {}, key = order.paymentId) =>
  ask(keys.bank, `${world.urls.bank}/payments`, { ...order, ...changes }, { 'idempotency-key': key });
const result = (paymentId = order.paymentId) => ask(keys.bank, `${world.urls.bank}/payments/${paymentId}`);
const transfers = async () => (await local(world, 'GET', '/local/bank/transfers'))?.body;

test('an order gets a 202 and makes one transfer, and its result is called back once, signed', async () => {
  expect((await pay()).status).toBe(202);
  await atRest();
  expect(await transfers()).toMatchObject({
    transfers: [
      {
        paymentId: 'APP-1-1',
        amountFen: 250_000,
        accountNumber: order.accountNumber,
        outcome: 'PAID',
        at: '2021-06-16T09:00:00+08:00',
      },
    ],
  });
  expect(service.got).toHaveLength(1);
  const [call] = service.got;
  const signed = { key: keys.bank, timestamp: call?.timestamp, signature: call?.signature, rawBody: call?.body ?? '' };
  expect(verifySignature({ ...signed, now: start, maxAgeSeconds: 0 })).toBe('valid');
  const reported: unknown = JSON.parse(call?.body ?? '');
  expect(reported).toEqual({
    paymentId: 'APP-1-1',
    outcome: 'PAID',
    bankReference: expect.any(String),
    settledAt: '2021-06-16T09:00:00+08:00',
  });
  expect(await (await result()).json()).toEqual(reported);
});

test('the same order again, even ten at once, is 202 and makes one transfer; another order with its key is 422', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => pay()));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202));
  expect((await pay({ amountFen: 1 })).status).toBe(422);
  await atRest();
  expect(await transfers()).toMatchObject({ transfers: [{ amountFen: 250_000 }] });
  expect(service.got).toHaveLength(1);
});

test('an order with another key than its payment id, or with an invalid amount, is 400 and makes no transfer', async () => {
  expect((await pay({}, 'another')).status).toBe(400);
  expect((await pay({ amountFen: 0.5 })).status).toBe(400);
  expect(await transfers()).toEqual({ transfers: [] });
});

test('a transfer to an account with the outcome RETURNED comes back with its reason', async () => {
  await local(world, 'PUT', `/local/world/accounts/${order.accountNumber}`, {
    outcome: 'RETURNED',
    returnReason: '账号已销户',
  });
  await pay();
  await atRest();
  expect(await (await result()).json()).toMatchObject({ outcome: 'RETURNED', returnReason: '账号已销户' });
  expect(JSON.parse(service.got[0]?.body ?? '')).toMatchObject({ outcome: 'RETURNED', returnReason: '账号已销户' });
});

test('a payment that was never ordered is 404', async () => {
  expect((await result('unknown')).status).toBe(404);
  expect((await result('%E6')).status).toBe(404);
});

test('down makes no transfer; garbled and slow make it, and lose or delay the answer', async () => {
  await local(world, 'PUT', '/local/faults', { bank: { mode: 'down' } });
  await expect(pay()).rejects.toThrow();
  expect(await transfers()).toEqual({ transfers: [] });

  await local(world, 'PUT', '/local/faults', { bank: { mode: 'garbled' } });
  expect((await pay()).headers.get('content-type')).toMatch('text/html');

  await local(world, 'PUT', '/local/faults', { bank: { mode: 'slow' } });
  const slow = pay({ paymentId: 'APP-2-1' }, 'APP-2-1');
  slow.catch(() => undefined);
  await expect.poll(transfers).toMatchObject({ transfers: [{ paymentId: 'APP-1-1' }, { paymentId: 'APP-2-1' }] });
  await atRest();
  expect(service.got).toHaveLength(2);
});

test('flaky answers, loses the order, answers, loses the answer, and repeats this', async () => {
  await local(world, 'PUT', '/local/faults', { bank: { mode: 'flaky' } });
  const seen: string[] = [];
  for (const paymentId of ['A', 'B', 'C', 'D']) {
    const status = await pay({ paymentId }, paymentId).then(
      (response) => (response.headers.get('content-type')?.includes('html') ? 'html' : String(response.status)),
      () => 'cut',
    );
    seen.push(status);
  }
  expect(seen).toEqual(['202', 'cut', '202', 'html']);
  expect(await transfers()).toMatchObject({ transfers: [{ paymentId: 'A' }, { paymentId: 'C' }, { paymentId: 'D' }] });
});

test('with silent call-backs the transfer is made without a call-back, and its result can be read', async () => {
  await local(world, 'PUT', '/local/faults', { bank: { mode: 'none', silentCallbacks: true } });
  expect((await pay()).status).toBe(202);
  await atRest();
  await local(world, 'PUT', '/local/faults', {});
  world.resume();
  await atRest();
  expect(service.got).toEqual([]);
  expect(await (await result()).json()).toMatchObject({ outcome: 'PAID' });
});

test('a call-back is repeated after a failure, and ends when the service reports a contradiction', async () => {
  service.statuses.push(503, 404, 409);
  await pay();
  await atRest();
  expect(service.got).toHaveLength(3);
  world.resume();
  await atRest();
  expect(service.got).toHaveLength(3);
});

test('a call-back that the service did not accept is made after a restart, and an accepted one is not repeated', async () => {
  await pay();
  await atRest();
  service.statuses.push(500, 500, 500, 500);
  await pay({ paymentId: 'APP-2-1' }, 'APP-2-1');
  await atRest();
  expect(service.got).toHaveLength(5);
  await world.close();
  await open(dataFolder);
  expect((await pay()).status).toBe(202);
  world.resume();
  await atRest();
  expect(service.got).toHaveLength(6);
  expect(JSON.parse(service.got[5]?.body ?? '')).toMatchObject({ paymentId: 'APP-2-1' });
  expect(await transfers()).toMatchObject({ transfers: [{ paymentId: 'APP-1-1' }, { paymentId: 'APP-2-1' }] });
});

test('a call-back that closing interrupts stays owed', async () => {
  service.statuses.push(500, 500, 500, 500);
  await pay();
  await world.close();
  service.statuses.length = 0;
  service.got.length = 0;
  await open(dataFolder);
  world.resume();
  await atRest();
  expect(service.got).toHaveLength(1);
});
