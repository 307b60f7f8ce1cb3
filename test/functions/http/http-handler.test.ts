import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { httpHandler, type Reply } from '../../../functions/http/http-handler.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { AccessUnrecordedError, ERROR_CODES, ServiceError, WriteConflictError } from '../../../shared/domain/errors.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { aContext, aGatewayEvent, bodyOf, REQUEST_ID } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';

const route = {
  method: 'POST',
  path: '/v1/test',
  access: 'bank',
  function: 'test/test',
  summary: '测试',
  body: z.strictObject({ text: z.string() }),
  success: { status: 201, view: z.object({ id: z.string() }) },
} as const satisfies Route;

let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
  vi.stubEnv('METRICS_NAMESPACE', 'subsidy-test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const event = (requestPath?: string) =>
  aGatewayEvent({ body: { text: 'x' }, resource: '/v1/test', ...(requestPath && { requestPath }) });
const answerTo = (useCase: () => Promise<Reply<typeof route>>, requestPath?: string) =>
  httpHandler(route, useCase)(event(requestPath), aContext());
const failing = (error: unknown) => answerTo(() => Promise.reject(error));
const logged = () => printed.map((line) => JSON.parse(line));
const named = (name: string, httpStatusCode = 400) =>
  Object.assign(new Error('王小明 210202'), { name, $metadata: { httpStatusCode } });
const coded = (code: string) => Object.assign(new Error('王小明 210202'), { code });

describe('a success', () => {
  test('has the route’s status, its body as JSON, and is silent', async () => {
    const answer = await answerTo(async () => ({ body: { id: '你好' } }));
    expect(answer).toEqual({
      statusCode: 201,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=63072000',
        'x-content-type-options': 'nosniff',
      },
      body: '{"id":"你好"}',
    });
    expect(printed).toEqual([]);
  });

  test('has the address of what it created', async () => {
    const answer = await answerTo(async () => ({ body: { id: '1' }, location: '/v1/test/1' }));
    expect(answer.headers.location).toBe('/v1/test/1');
  });

  test.each([
    'https://api.example/v1/test',
    'https://abc.execute-api.example/production/v1/test',
    'https://city.example/subsidy/v1/test',
  ])('has an address that is right for a client of %s', async (url) => {
    const reply = async () => ({ body: { id: '1' }, location: '/v1/test/1' });
    const { headers } = await answerTo(reply, new URL(url).pathname);
    expect(new URL(headers.location ?? '', url).href).toBe(`${url}/1`);
  });

  test('that is a repetition has the text of the first answer, word for word', async () => {
    const replay = { status: 200, text: '{ "id":"1" }', location: '/v1/test/1' };
    expect(await answerTo(async () => ({ replay }))).toMatchObject({
      statusCode: 200,
      headers: { location: '/v1/test/1' },
      body: '{ "id":"1" }',
    });
    const { headers } = await answerTo(async () => ({ replay: { status: 200, text: '{}' } }));
    expect(headers).not.toHaveProperty('location');
  });

  test.each([
    ['public', 'no-cache'],
    ['bank', 'no-store'],
  ] as const)('of a route for %s is kept: %s', async (access, cacheControl) => {
    const handler = httpHandler({ ...route, access }, async () => ({ body: { id: '1' } }));
    expect((await handler(event(), aContext())).headers['cache-control']).toBe(cacheControl);
  });

  test.each([{ creates: true }, { headers: z.object({}) }] as const)(
    'of a public route for one caller is never stored',
    async (personal) => {
      const handler = httpHandler({ ...route, access: 'public', ...personal }, async () => ({ body: { id: '1' } }));
      expect((await handler(event(), aContext())).headers['cache-control']).toBe('no-store');
    },
  );

  test.each(['applicant', 'staff'] as const)('of a route for %s is never stored', async (access) => {
    const proven = { sub: 'subject-1', name: '王小明', idNumber: '9'.repeat(18), roles: 'auditor', agency: '210200' };
    const handler = httpHandler({ ...route, access }, async () => ({ body: { id: '1' } }));
    const request = aGatewayEvent({ body: { text: 'x' }, authorizer: { kind: access, ...proven } });
    expect((await handler(request, aContext())).headers['cache-control']).toBe('no-store');
  });
});

describe('a refusal', () => {
  test.each(ERROR_CODES)('%s is a problem with the request’s id, logged by its code alone', async (code) => {
    const answer = await failing(new ServiceError(code, '王小明'));
    expect(bodyOf(answer)).toMatchObject({ status: answer.statusCode, instance: REQUEST_ID });
    expect(logged()).toMatchObject([
      { level: 'INFO', message: 'request refused', requestId: REQUEST_ID, route: '/v1/test', code },
    ]);
    expect(printed.join()).not.toContain('王小明');
  });

  test('of a body that cannot be read never reaches the use case', async () => {
    let isReached = false;
    const handler = httpHandler(route, async () => {
      isReached = true;
      return { body: { id: '1' } };
    });
    expect((await handler(aGatewayEvent({ body: { text: 1 } }), aContext())).statusCode).toBe(400);
    expect(isReached).toBe(false);
  });

  test('where the gateway gave no request id has that of the invocation', async () => {
    const bare = Object.assign(event(), { requestContext: undefined });
    const answer = await httpHandler(route, () => Promise.reject(new ServiceError('NOT_FOUND', '')))(bare, aContext());
    expect(bodyOf(answer).instance).toBe('invocation-1');
  });
});

describe('a route of CSV', () => {
  const csvRoute = {
    ...route,
    bodyType: 'text/csv',
    body: z.string(),
    success: { status: 200, view: z.string(), viewType: 'text/csv' },
  } as const satisfies Route;
  const csvEvent = (type: string) => aGatewayEvent({ rawBody: 'a,b\n', headers: { 'Content-Type': type } });

  test('answers a success with the text of its body, as CSV', async () => {
    const handler = httpHandler(csvRoute, async ({ body }) => ({ body: `\ufeff${body}"王小明",1\n` }));
    expect(await handler(csvEvent('text/csv'), aContext())).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=63072000',
        'x-content-type-options': 'nosniff',
      },
      body: '\ufeffa,b\n"王小明",1\n',
    });
  });

  test('answers a body of another type with a problem that names CSV', async () => {
    const answer = await httpHandler(csvRoute, async () => ({ body: '' }))(csvEvent('application/json'), aContext());
    expect(answer).toMatchObject({
      statusCode: 415,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
    expect(bodyOf(answer).detail).toBe('请以 Content-Type: text/csv 提交。');
  });

  test('may answer CSV to a request of JSON', async () => {
    const mixed = { ...route, success: csvRoute.success } as const satisfies Route;
    const answer = await httpHandler(mixed, async () => ({ body: 'a,b\n' }))(event(), aContext());
    expect(answer).toMatchObject({ body: 'a,b\n', headers: { 'content-type': 'text/csv; charset=utf-8' } });
  });
});

describe('a fault that passes', () => {
  test.each([
    named('ThrottlingException'),
    named('ProvisionedThroughputExceededException'),
    named('RequestLimitExceeded'),
    named('InternalServerError', 500),
    named('InternalServiceError', 500),
    named('ServiceUnavailableException', 503),
    named('TransactionInProgressException', 400),
    named('TimeoutError'),
    coded('ECONNREFUSED'),
    coded('ECONNRESET'),
    coded('ETIMEDOUT'),
    coded('ENOTFOUND'),
    coded('EAI_AGAIN'),
    coded('EHOSTUNREACH'),
  ])('is a 503 that says when to try again: %s', async (error) => {
    const answer = await failing(error);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
    expect(bodyOf(answer).type).toBe('/problems/dependency-down');
    expect(answer.body + printed.join()).not.toContain('王小明');
    expect(logged()).toMatchObject([{ level: 'ERROR', message: 'request failed', code: 'DEPENDENCY_DOWN' }]);
    expect(logged()[0].fault.name).toBe(error.name);
  });

  test('is that the function runs out of its time: the answer comes before Lambda ends it', async () => {
    const context = aContext({ getRemainingTimeInMillis: () => 30 });
    const answer = await httpHandler(route, () => new Promise(() => undefined))(event(), context);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
    expect(logged()).toMatchObject([{ level: 'ERROR', requestId: REQUEST_ID, fault: { name: 'TimeoutError' } }]);
  });

  test('because several write at once is a 503 too, with a new try in two seconds', async () => {
    const answer = await failing(new WriteConflictError('王小明'));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } });
    expect(bodyOf(answer).type).toBe('/problems/busy');
  });

  test('because a reading of a case cannot be recorded is a 503, and the log names the cause', async () => {
    const answer = await failing(new AccessUnrecordedError('x', { cause: named('AccessDeniedException') }));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
    expect(bodyOf(answer).type).toBe('/problems/access-unrecorded');
    const fault = { name: 'AccessUnrecordedError', cause: 'AccessDeniedException' };
    expect(logged()).toMatchObject([{ level: 'ERROR', code: 'ACCESS_UNRECORDED', fault }]);
    expect(printed.join()).not.toContain('王小明');
  });

  test('once the holiday notice is in, a year without a calendar, is a 503 and raises its alarm', async () => {
    const answer = await failing(new CalendarMissingError(2031));
    expect(answer.statusCode).toBe(503);
    expect(logged().filter((line) => 'CalendarMissing' in line)).toMatchObject([{ CalendarMissing: 1 }]);
  });
});

describe('an unforeseen fault', () => {
  test.each([
    new Error('王小明 210202'),
    new TypeError('王小明 210202'),
    named('AccessDeniedException'),
    named('ResourceNotFoundException'),
    coded('EACCES'),
    '王小明 210202',
    { message: '王小明 210202' },
  ])('is a 500 that says nothing of its cause: %s', async (fault) => {
    const answer = await failing(fault);
    expect(answer).toMatchObject({ statusCode: 500, headers: { 'cache-control': 'no-store' } });
    expect(answer.headers).not.toHaveProperty('retry-after');
    expect(Object.keys(bodyOf(answer)).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
    expect(answer.body).not.toMatch(/王小明|210202|Error|Exception|\.ts|node_modules/);
  });

  test('is logged with its name and where it arose, never with its message', async () => {
    await failing(new TypeError('王小明 210202'));
    expect(logged()).toMatchObject([
      { level: 'ERROR', message: 'request failed', requestId: REQUEST_ID, fault: { name: 'TypeError' } },
    ]);
    expect(logged()[0].fault.at[0]).toContain('http-handler.test.ts');
    expect(printed.join()).not.toMatch(/王小明|210202/);
  });
});
