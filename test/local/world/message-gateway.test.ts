import { afterEach, beforeEach, expect, test } from 'vitest';
import type { World } from '../../../local/world/world.ts';
import { ask, aWorld, keys, local } from './world-support.ts';

let world: World;
let dataFolder: string;
beforeEach(async () => {
  ({ world, dataFolder } = await aWorld());
});
afterEach(() => world.close());

const message = { to: '13900000001', text: '赵先生/女士：您的申报已受理。', applicationId: 'APP-1' };
const sendMessage = (key: string, changes: object = {}) =>
  ask(keys.messages, `${world.urls.messages}/messages`, { ...message, ...changes }, { 'idempotency-key': key });

test('a message is taken once per key, and still exists after a restart', async () => {
  expect((await sendMessage('event-1')).status).toBe(202);
  expect((await sendMessage('event-1')).status).toBe(202);
  expect((await sendMessage('event-2')).status).toBe(202);
  expect((await sendMessage('event-2', { text: 'other' })).status).toBe(422);
  await world.close();
  ({ world } = await aWorld({ dataFolder }));
  expect((await local(world, 'GET', '/local/messages'))?.body).toMatchObject({
    messages: [
      { ...message, at: '2021-06-16T09:00:00+08:00' },
      { ...message, at: '2021-06-16T09:00:00+08:00' },
    ],
  });
});

test('a message without a key is 400', async () => {
  expect((await ask(keys.messages, `${world.urls.messages}/messages`, message)).status).toBe(400);
});

test('a phone that is set to refuse gets a 422 and no message, still after a restart, until it takes messages again', async () => {
  const put = (outcome: string) => local(world, 'PUT', `/local/world/phones/${message.to}`, { outcome });
  expect((await put('REFUSED'))?.body).toEqual({ phone: message.to, outcome: 'REFUSED' });
  await world.close();
  ({ world } = await aWorld({ dataFolder }));
  expect((await sendMessage('event-1')).status).toBe(422);
  expect((await sendMessage('event-2', { to: '13900000002' })).status).toBe(202);
  await put('UNANSWERED');
  expect((await sendMessage('event-1')).status).toBe(503);
  await put('TAKEN');
  expect((await sendMessage('event-1')).status).toBe(202);
});

test('only a mainland mobile number can be set, and only to an outcome that exists', async () => {
  const put = (phone: string, outcome: string) => local(world, 'PUT', `/local/world/phones/${phone}`, { outcome });
  expect((await put('123', 'REFUSED'))?.status).toBe(400);
  expect((await put(message.to, 'LOST'))?.status).toBe(400);
});

test('a message that names no case is taken', async () => {
  expect((await sendMessage('event-1', { applicationId: undefined })).status).toBe(202);
});
