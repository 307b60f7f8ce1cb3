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

test('a message about no application, such as a code, is listed without one', async () => {
  const { applicationId: _none, ...code } = message;
  const body = { ...code, text: '验证码012345' };
  expect(
    (await ask(keys.messages, `${world.urls.messages}/messages`, body, { 'idempotency-key': 'code' })).status,
  ).toBe(202);
  const listed = await local(world, 'GET', '/local/messages');
  expect(listed?.body).toEqual({ messages: [{ ...body, messageId: 'code', at: '2021-06-16T09:00:00+08:00' }] });
});
