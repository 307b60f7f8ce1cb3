import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { refusalLog } from '../../../functions/http/refusal-log.ts';
import { decideTaskRoute } from '../../../shared/contracts/review.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { aContext, aGatewayEvent } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

const KEY = 'key-of-the-security-log';
let day = '2021-06-16';
let printed: readonly string[];
beforeEach(() => {
  day = '2021-06-16';
  printed = printedLines();
  vi.stubEnv('SECURITY_LOG_KEY', KEY);
  vi.stubGlobal(Symbol.for('subsidy.clock'), () => new Date(`${day}T09:00:00+08:00`));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });
});

const request = (sourceIp: string) => ({
  httpMethod: 'POST',
  resource: '/v1/test',
  requestContext: { identity: { sourceIp } },
});
const refusal = { requestId: 'request-1', type: '/problems/test', code: 'TEST' };
/** What is logged of a refusal. */
function lineOf(status: number, subject?: string, sourceIp = '203.0.113.77') {
  refusalLog()(request(sourceIp), { ...refusal, status, subject });
  return JSON.parse(printed.at(-1) ?? '{}');
}

describe('a line about a refused request', () => {
  test('has the names of the access log, the problem and our code', () => {
    expect(lineOf(409, 'subject-1')).toMatchObject({
      message: 'request refused',
      requestId: 'request-1',
      method: 'POST',
      route: '/v1/test',
      status: 409,
      type: '/problems/test',
      code: 'TEST',
    });
  });

  test.each([401, 403, 422, 429])('with status %i has a pseudonym of caller and network', (status) => {
    expect(lineOf(status, 'subject-1')).toMatchObject({
      subject: expect.stringMatching(/^[0-9a-f]{16}$/),
      network: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test.each([400, 404, 409, 413, 415])('with status %i has neither', (status) => {
    const line = lineOf(status, 'subject-1');
    expect(line).not.toHaveProperty('subject');
    expect(line).not.toHaveProperty('network');
  });

  test('of a caller without a token has the network alone', () => {
    expect(lineOf(422)).not.toHaveProperty('subject');
    expect(lineOf(422)).toHaveProperty('network');
  });

  test('is written without pseudonyms where there is no key or no address', () => {
    expect(lineOf(403, 'subject-1', 'unknown')).not.toHaveProperty('network');
    vi.stubEnv('SECURITY_LOG_KEY', undefined);
    expect(lineOf(403, 'subject-1')).toMatchObject({ status: 403, code: 'TEST' });
    expect(lineOf(403, 'subject-1')).not.toHaveProperty('subject');
  });
});

describe('a pseudonym', () => {
  test('is the same for the same caller or network on one day, and another for every other', () => {
    const one = lineOf(403, 'subject-1', '203.0.113.77');
    expect(lineOf(403, 'subject-1', '203.0.113.78')).toMatchObject({ subject: one.subject, network: one.network });
    const other = lineOf(403, 'subject-2', '203.0.114.77');
    expect(other.subject).not.toBe(one.subject);
    expect(other.network).not.toBe(one.network);
    const asNetwork = lineOf(403, '203.0.113.0/24');
    expect(asNetwork.subject).not.toBe(one.network);
  });

  test('is another one on the next day', () => {
    const one = lineOf(403, 'subject-1');
    day = '2021-06-17';
    const next = lineOf(403, 'subject-1');
    expect([next.subject, next.network]).not.toContain(one.subject);
    expect([next.subject, next.network]).not.toContain(one.network);
  });

  test('can be found again by who has the key, for a subject and a day they know, as the runbook does', () => {
    const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
    const expected = hmac(hmac(KEY, '2021-06-16'), 'subject subject-1').slice(0, 16);
    expect(lineOf(403, 'subject-1').subject).toBe(expected);
  });
});

test('906 guesses of one caller no longer look like 906 strangers, and name neither caller nor address', async () => {
  const person = aPerson(1);
  const { subject: sub, name, idNumber } = person;
  const handler = httpHandler(decideTaskRoute, () => Promise.reject(new ServiceError('WRONG_ROLE', name)));
  for (let guess = 0; guess < 906; guess += 1) {
    const authorizer = { kind: 'staff', sub, name, idNumber, roles: 'payer', agency: '210202' };
    const event = aGatewayEvent({ body: { outcome: 'APPROVE' }, params: { taskId: String(guess) }, authorizer });
    Object.assign(event.requestContext, { identity: { sourceIp: `203.0.113.${guess % 256}` } });
    expect((await handler(event, aContext())).statusCode).toBe(403);
  }
  const lines = printed.map((line) => JSON.parse(line));
  expect(lines).toHaveLength(906);
  expect(new Set(lines.map(({ subject, network }) => `${subject} ${network}`)).size).toBe(1);
  for (const personal of [sub, name, idNumber, '203.0.113']) expect(printed.join()).not.toContain(personal);
});
