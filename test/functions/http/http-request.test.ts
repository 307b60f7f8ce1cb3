import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseRequest, rawRequest } from '../../../functions/http/http-request.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { aGatewayEvent, applicantContext } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';
import { applicantRoute, base, getRoute, post, postRoute, refusalOf } from './request-routes.ts';

describe('a request', () => {
  test('has the headers that its route names, by lower-case name, and no others', () => {
    const headers = z.object({ 'x-receipt-code': z._default(z.string(), '') });
    const route = { ...base, method: 'GET', access: 'public', headers } as const satisfies Route;
    const sent = { 'X-Receipt-Code': 'CODE', Cookie: 'session=1' };
    expect(parseRequest(route, aGatewayEvent({ headers: sent })).headers).toEqual({ 'x-receipt-code': 'CODE' });
    expect(parseRequest(route, aGatewayEvent({})).headers).toEqual({ 'x-receipt-code': '' });
  });

  test('comes out parsed: path, query with its defaults, body with blank edges cut', () => {
    const request = post({ body: { text: ' 你好 ' }, query: { limit: '7' }, headers: { 'Idempotency-Key': 'key-1' } });
    expect(request).toMatchObject({
      params: { id: 'A' },
      query: { limit: 7 },
      body: { text: '你好' },
      idempotencyKey: 'key-1',
      caller: { kind: 'anonymous' },
    });
    expect(post({ body: { text: 'x' } }).query).toEqual({ limit: 50 });
  });

  test('has its headers by lower-case name and its body to the byte', () => {
    const rawBody = '{ "text" :\n "你好" }';
    const request = rawRequest(aGatewayEvent({ rawBody, headers: { 'X-SIGNATURE': 'sha256=…' } }));
    expect(request.headers).toMatchObject({ 'x-signature': 'sha256=…', 'content-type': 'application/json' });
    expect(request.rawBody).toBe(rawBody);
  });

  test('may lack headers, body, path and query where the route asks for none', () => {
    const event = Object.assign(aGatewayEvent({ rawBody: null }), { headers: null });
    expect(rawRequest(event)).toMatchObject({ headers: {}, rawBody: '' });
    expect(parseRequest(getRoute, event)).toMatchObject({ body: undefined, idempotencyKey: undefined });
  });

  test('of an applicant carries who the authorizer proved', () => {
    const { subject, idNumber, phone } = aPerson(1);
    const { caller } = parseRequest(applicantRoute, aGatewayEvent({ authorizer: applicantContext(aPerson(1)) }));
    expect(caller).toEqual({ kind: 'applicant', subject, idNumber, phone });
  });

  test('by the wrong kind of caller is refused before its body is read', () => {
    const { idNumber } = aPerson(1);
    const staff = { kind: 'staff', sub: 'staff-1', name: '李经办', idNumber, roles: 'reviewer', agency: '210200' };
    const event = aGatewayEvent({ rawBody: 'not JSON', authorizer: staff });
    expect(() => parseRequest({ ...postRoute, access: 'applicant' }, event)).toThrow(
      expect.objectContaining({ code: 'WRONG_KIND_OF_CALLER' }),
    );
  });

  test('is refused with the faults of path, query, body and idempotency key at once', () => {
    const refusal = refusalOf({
      params: { id: 'TOO LONG' },
      query: { limit: '101' },
      body: { extra: 1 },
      headers: { 'Idempotency-Key': 'has a blank' },
    });
    expect(refusal).toMatchObject({ code: 'VALIDATION' });
    expect(refusal?.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/extra',
      '/id',
      '/idempotency-key',
      '/limit',
      '/text',
    ]);
  });
});

describe('an idempotency key', () => {
  test.each(['k', '!', '~', 'a'.repeat(128)])('may be %j', (key) => {
    expect(post({ body: { text: 'x' }, headers: { 'idempotency-key': key } }).idempotencyKey).toBe(key);
  });

  test.each(['', ' ', 'a b', '键', 'a'.repeat(129), 'line\n'])('may not be %j', (key) => {
    expect(refusalOf({ body: { text: 'x' }, headers: { 'idempotency-key': key } })).toMatchObject({
      errors: [{ pointer: '/idempotency-key' }],
    });
  });
});

describe('the content type', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json ;charset="UTF-8"',
    'application/json; x=y',
  ])('%s is read', (type) => {
    expect(post({ body: { text: 'x' }, headers: { 'Content-Type': type } }).body).toEqual({ text: 'x' });
  });

  test.each(['charset=gbk', 'charset=x', 'Charset=GB18030', 'charset=utf-8; charset=gbk', 'charset='])(
    'with %s is not read as if it were UTF-8',
    (parameter) => {
      const headers = { 'Content-Type': `application/json; ${parameter}` };
      expect(refusalOf({ body: { text: 'x' }, headers })).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    },
  );

  test.each([
    'text/plain',
    'application/jsonp',
    'application/json+x',
    'multipart/form-data; x=application/json',
    '',
    undefined,
  ])('%s is not read', (type) => {
    expect(refusalOf({ body: { text: 'x' }, headers: { 'Content-Type': type } })).toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });
});

describe('a body', () => {
  test.each(['', '{', '{"text":"x"', "{'text':'x'}", 'undefined', '{"text":"x"}{}', '\u0000'])(
    'of %j is malformed',
    (rawBody) => {
      expect(refusalOf({ rawBody })).toMatchObject({ code: 'MALFORMED_JSON' });
    },
  );

  test('that is missing is malformed too', () => {
    expect(refusalOf({ rawBody: null })).toMatchObject({ code: 'MALFORMED_JSON' });
  });

  test.each(['null', '1', '"text"', '[]', 'true'])('of %s is JSON, but not what was asked for', (rawBody) => {
    expect(refusalOf({ rawBody })).toMatchObject({ code: 'VALIDATION', errors: [{ pointer: '' }] });
  });

  const ofBytes = (bytes: number, filling: string) => {
    const frame = Buffer.byteLength('{"text":""}');
    const width = Buffer.byteLength(filling);
    const count = Math.floor((bytes - frame) / width);
    return `{"text":"${filling.repeat(count)}${'x'.repeat(bytes - frame - count * width)}"}`;
  };

  test.each(['x', '汉', '😀'])('of 64 KiB in %s is read, and one byte more is too large', (filling) => {
    const [most, over] = [ofBytes(64 * 1024, filling), ofBytes(64 * 1024 + 1, filling)];
    expect([Buffer.byteLength(most), Buffer.byteLength(over)]).toEqual([65_536, 65_537]);
    expect(refusalOf({ rawBody: most })).toBeUndefined();
    expect(refusalOf({ rawBody: over })).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  test('is too large before it is malformed or of another type', () => {
    const rawBody = '汉'.repeat(22_000);
    expect(rawBody.length).toBeLessThan(64 * 1024);
    expect(refusalOf({ rawBody, headers: { 'Content-Type': 'text/xml' } })).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  test('in base 64 is decoded before it is read and measured', () => {
    const encoded = (text: string) => ({ rawBody: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    expect(post(encoded('{"text":"你好"}'))).toMatchObject({ body: { text: '你好' } });
    const most = encoded(ofBytes(64 * 1024, '汉'));
    expect(most.rawBody.length).toBeGreaterThan(64 * 1024);
    expect(refusalOf(most)).toBeUndefined();
    expect(refusalOf(encoded(ofBytes(64 * 1024 + 1, '汉')))).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(refusalOf(encoded('not JSON'))).toMatchObject({ code: 'MALFORMED_JSON' });
  });

  test('is not read where the route takes none', () => {
    expect(parseRequest(getRoute, aGatewayEvent({ rawBody: '{' })).body).toBeUndefined();
  });
});

describe('the body of a route that takes CSV', () => {
  const csvRoute = {
    ...base,
    access: 'public',
    bodyType: 'text/csv',
    body: z.pipe(
      z.string().check(z.regex(/^name,fen\n/, '首行应为 name,fen')),
      z.transform((text) => text.trimEnd().split('\n').slice(1)),
    ),
  } as const satisfies Route;
  const read = (rawBody: string, type: string, isBase64Encoded = false) =>
    parseRequest(csvRoute, aGatewayEvent({ rawBody, isBase64Encoded, headers: { 'Content-Type': type } })).body;
  const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

  test.each(['text/csv', 'TEXT/CSV', 'text/csv; charset=utf-8', 'text/csv ;header=present'])(
    'comes as %s, and the schema parses its text',
    (type) => {
      expect(read('name,fen\n王小明,100\n李四,200\n', type)).toEqual(['王小明,100', '李四,200']);
    },
  );

  test('may come in base 64', () => {
    expect(read(Buffer.from('name,fen\n王小明,100').toString('base64'), 'text/csv', true)).toEqual(['王小明,100']);
  });

  test('is not read as JSON', () => {
    expect(() => read('{"text":"x"}', 'text/csv')).toThrow(
      refused('VALIDATION', { errors: [{ pointer: '', message: '首行应为 name,fen' }] }),
    );
  });

  test.each(['application/json', 'text/plain', 'text/csvx', 'text/csv+x', ''])('is refused as %s', (type) => {
    expect(() => read('name,fen\n', type)).toThrow(refused('UNSUPPORTED_MEDIA_TYPE'));
  });

  test('is refused where it is over 64 KiB', () => {
    expect(() => read('x'.repeat(64 * 1024 + 1), 'text/csv')).toThrow(refused('BODY_TOO_LARGE'));
  });

  test('is refused where the route takes JSON', () => {
    const event = aGatewayEvent({ params: { id: 'A' }, rawBody: 'a,b\n', headers: { 'Content-Type': 'text/csv' } });
    expect(() => parseRequest(postRoute, event)).toThrow(refused('UNSUPPORTED_MEDIA_TYPE'));
  });
});
