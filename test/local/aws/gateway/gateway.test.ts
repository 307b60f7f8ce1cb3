import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningFixture, startFixture } from '../../running-fixture.ts';

let fixture: RunningFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

test('a function gets the event of API Gateway, with decoded path parameters, and both single and multiple query values', async () => {
  const { status, body } = await fixture.call('POST', '/echo/%E7%84%8A%2F1?a=1&a=2&q=%E7%84%8A', '{"x":"焊"}', {
    'X-Asked': 'yes',
  });
  expect(status).toBe(201);
  expect(body.event).toMatchObject({
    resource: '/echo/{item}',
    path: '/echo/%E7%84%8A%2F1',
    httpMethod: 'POST',
    pathParameters: { item: '焊/1' },
    queryStringParameters: { a: '2', q: '焊' },
    multiValueQueryStringParameters: { a: ['1', '2'], q: ['焊'] },
    body: '{"x":"焊"}',
    isBase64Encoded: false,
    requestContext: { resourcePath: '/echo/{item}', identity: { sourceIp: '127.0.0.1' } },
  });
  expect(
    new Map(Object.entries(body.event.headers).map(([name, value]) => [name.toLowerCase(), value])).get('x-asked'),
  ).toBe('yes');
});

test('a request without query, parameters or body has null in their places', async () => {
  const { body } = await fixture.call('GET', '/cases/own', undefined, { Authorization: 'allow me' });
  expect(body.event).toMatchObject({ queryStringParameters: null, pathParameters: null, body: null });
});

test('a function sees its environment while it loads, with parameters and references resolved', async () => {
  const { headers, body } = await fixture.call('POST', '/echo/1');
  expect(headers.get('x-greeting')).toBe('hello from http://127.0.0.1:9');
  expect(body.later).toBeNull();
  expect(body.remaining).toBeGreaterThan(0);
});

test('a header with several values reaches the caller with all of them', async () => {
  const { headers } = await fixture.call('POST', '/echo/1');
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('a literal segment takes precedence over a parameter', async () => {
  const { body } = await fixture.call('GET', '/cases/own', undefined, { Authorization: 'allow me' });
  expect(body.event.resource).toBe('/cases/own');
});

test('the authorizer passes its context on as text', async () => {
  const { body } = await fixture.call('GET', '/cases/own', undefined, { authorization: 'allow person-1' });
  expect(body.event.requestContext.authorizer).toMatchObject({
    principalId: 'person-1',
    sub: 'person-1',
    attempts: '2',
  });
});

test.each([
  ['no token', {}],
  ['a token the authorizer refuses', { Authorization: 'nonsense' }],
])('%s is answered 401 with the stack’s own gateway response', async (_, headers) => {
  const answer = await fixture.call('GET', '/cases/own', undefined, headers);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(answer.body).toEqual({ status: 401, instance: answer.headers.get('x-amzn-requestid') });
});

test('a policy that denies is answered 403, a broken authorizer 500', async () => {
  const denied = await fixture.call('GET', '/cases/own', undefined, { Authorization: 'deny me' });
  expect([denied.status, denied.body.message]).toEqual([403, 'User is not authorized to access this resource']);
  expect((await fixture.call('GET', '/cases/own', undefined, { Authorization: 'break' })).status).toBe(500);
});

test.each([
  ['GET', '/nothing'],
  ['DELETE', '/cases/own'],
  ['GET', '/cases'],
  ['GET', '/cases/own/'],
])('%s %s is an unknown route, which the stack answers with 404', async (method, path) => {
  const { status, body } = await fixture.call(method, path);
  expect([status, body.detail]).toEqual([404, 'Missing Authentication Token']);
});

test.each([
  ['throw', 502],
  ['not-a-response', 502],
  ['slow', 504],
])('a function that does "%s" is answered %i', async (mode, expected) => {
  expect((await fixture.call('POST', `/echo/1?mode=${mode}`)).status).toBe(expected);
});

test('a path parameter with invalid percent-encoding is answered 400', async () => {
  expect((await fixture.call('POST', '/echo/%zz')).status).toBe(400);
});

test.each(['/echo/%ff', '/echo/%', '/echo/1?q=%zz', '/echo/1?q=%e7%84', '/echo/1?%=1'])(
  'invalid percent-encoding is answered 400: %s',
  async (path) => {
    expect((await fixture.call('POST', path)).status).toBe(400);
  },
);

test('invalid percent-encoding on a route with an authorizer is answered 400, where the authorizer used to fail', async () => {
  const { status } = await fixture.call('GET', '/cases/own?q=%zz', undefined, { Authorization: 'allow me' });
  expect(status).toBe(400);
});

test('a body over 10 MB is answered 413 and never reaches a function', async () => {
  expect((await fixture.call('POST', '/echo/1', 'x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
});

test('the contract is served', async () => {
  expect((await fixture.call('GET', '/openapi.json')).body.openapi).toMatch(/^3\.1/);
});
