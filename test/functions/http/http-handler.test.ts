import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { httpHandler, type Reply } from '../../../functions/http/http-handler.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { ERROR_CODES, ServiceError, TransactionContendedError } from '../../../shared/domain/errors.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { aContext, aGatewayEvent, bodyOf, REQUEST_ID } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';

// The metrics read their namespace when they are loaded.
vi.hoisted(() => {
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'subsidy-test';
});

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
});

const event = () => aGatewayEvent({ body: { text: 'x' }, resource: '/v1/test' });
const answerTo = (useCase: () => Promise<Reply<typeof route>>) => httpHandler(route, useCase)(event(), aContext());
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
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: '{"id":"你好"}',
    });
    expect(printed).toEqual([]);
  });

  test('says where what it created is', async () => {
    const answer = await answerTo(async () => ({ body: { id: '1' }, location: '/v1/test/1' }));
    expect(answer.headers.location).toBe('/v1/test/1');
  });

  test('given before is given again word for word', async () => {
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
  ])('is a 503 that says when to come again: %s', async (error) => {
    const answer = await failing(error);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
    expect(bodyOf(answer).type).toBe('/problems/dependency-down');
    expect(answer.body + printed.join()).not.toContain('王小明');
    expect(logged()).toMatchObject([{ level: 'ERROR', message: 'request failed', code: 'DEPENDENCY_DOWN' }]);
    expect(logged()[0].fault.name).toBe(error.name);
  });

  test('because too many write at once is a 503 too, worth trying again at once', async () => {
    const answer = await failing(new TransactionContendedError('王小明'));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } });
    expect(bodyOf(answer).type).toBe('/problems/busy');
  });

  test('when the holiday notice is out, a missing calendar, is a 503 and rings its alarm', async () => {
    const answer = await failing(new CalendarMissingError(2031));
    expect(answer.statusCode).toBe(503);
    expect(logged().filter((line) => 'CalendarMissing' in line)).toMatchObject([{ CalendarMissing: 1 }]);
  });
});

describe('a fault nobody foresaw', () => {
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
