import { expect, test } from 'vitest';
import { DemoFailure, serviceClient } from '../../../local/demo/service-client.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { answering } from '../../client/answering-server.ts';

const notice = { params: { noticeId: '210202-20210617' } };
const problem = JSON.stringify({
  type: '/problems/notice-closed',
  title: '公示已结束',
  status: 410,
  detail: '公示期已满，名单不再公开。',
  instance: 'request-1',
});

test('a success and an expected refusal are read', async () => {
  expect(await serviceClient(await answering(200, '{"agencies":[]}')).ask(routes.listAgencies, {})).toEqual({
    agencies: [],
  });
  expect(await serviceClient(await answering(410, problem)).refused(routes.readNotice, notice, 410)).toMatchObject({
    type: '/problems/notice-closed',
  });
});

test('a refusal where the story needs a success is a failure that shows what came back', async () => {
  const asked = serviceClient(await answering(410, problem)).ask(routes.readNotice, notice);
  await expect(asked).rejects.toThrow(DemoFailure);
  await expect(asked).rejects.toThrow(/expected 200, saw 410\n.*公示期已满/);
});

test('another refusal than the story needs is a failure that shows what came back', async () => {
  const asked = serviceClient(await answering(410, problem)).refused(routes.readNotice, notice, 404);
  await expect(asked).rejects.toThrow(/expected 404, saw 410\n.*公示期已满/);
});
