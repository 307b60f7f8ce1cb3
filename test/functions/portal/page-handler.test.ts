import { afterEach, expect, test, vi } from 'vitest';
import { pageHandler } from '../../../functions/portal/page-handler.ts';
import { log } from '../../../functions/runtime/log.ts';
import { renderer } from './portal-support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const event = (path: string) =>
  Object({
    path,
    resource: '/{proxy+}',
    pathParameters: null,
    queryStringParameters: null,
    requestContext: { requestId: 'R1' },
  });

test('a page gets the parts of the request that it reads', async () => {
  const seen: unknown[] = [];
  const handler = pageHandler(async (request) => {
    seen.push(request);
    return { statusCode: 200, headers: {}, body: '' };
  }, renderer);
  const asked = { ...event('/notices/N1'), pathParameters: { noticeId: 'N1' }, queryStringParameters: { q: '焊' } };
  await handler(asked, Object({}));
  expect(seen).toEqual([
    { path: '/notices/N1', resource: '/{proxy+}', params: { noticeId: 'N1' }, query: { q: '焊' }, requestId: 'R1' },
  ]);
});

test.each([
  ['/notices/V072-secret', '服务暂时不可用'],
  ['/en/notices/V072-secret', 'The service is not available at the moment'],
])('a failure at %s is a page that names the request, and the log has no path', async (path, title) => {
  const lines = vi.spyOn(log, 'error').mockImplementation(() => {});
  const handler = pageHandler(async () => {
    throw new Error('out of order');
  }, renderer);
  const { statusCode, body, headers } = await handler(event(path), Object({}));
  expect(statusCode).toBe(503);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain(title);
  expect(body).toContain('R1');
  expect(body).not.toContain('out of order');
  expect(JSON.stringify(lines.mock.calls)).not.toContain('V072-secret');
});
