import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseRequest, rawRequest } from '../../../functions/http/http-request.ts';
import { civilDateField, pagedQuery } from '../../../shared/contracts/fields.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { aGatewayEvent, applicantContext } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';

const base = {
  method: 'POST',
  path: '/v1/test',
  function: 'test/test',
  summary: '测试',
  success: { status: 200, view: z.object({}) },
} as const;
const postRoute = {
  ...base,
  access: 'public',
  params: z.object({ id: z.string().check(z.maxLength(3)) }),
  query: z.object({ limit: z._default(z.coerce.number().check(z.maximum(100)), 50) }),
  body: z.strictObject({ text: z.string().check(z.trim()) }),
} as const satisfies Route;
const getRoute = { ...base, method: 'GET', access: 'public' } as const satisfies Route;
const applicantRoute = { ...base, access: 'applicant' } as const satisfies Route;

const post = (event: Parameters<typeof aGatewayEvent>[0]) =>
  parseRequest(postRoute, aGatewayEvent({ params: { id: 'A' }, ...event }));

/** The refusal a request meets. */
function refusalOf(event: Parameters<typeof aGatewayEvent>[0]): ServiceError | undefined {
  try {
    post(event);
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

describe('a request', () => {
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
    expect(rawRequest(event)).toEqual({ headers: {}, rawBody: '' });
    expect(parseRequest(getRoute, event)).toMatchObject({ body: undefined, idempotencyKey: undefined });
  });

  test('of an applicant carries who the authorizer proved', () => {
    const { subject, idNumber } = aPerson(1);
    const { caller } = parseRequest(applicantRoute, aGatewayEvent({ authorizer: applicantContext(aPerson(1)) }));
    expect(caller).toEqual({ kind: 'applicant', subject, idNumber });
  });

  test('by the wrong kind of caller is refused before its body is read', () => {
    const staff = { kind: 'staff', sub: 'staff-1', name: '李经办', roles: 'reviewer', agency: '210200' };
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

describe('a query parameter that the route does not know', () => {
  test('is refused on a route that takes none', () => {
    expect(() => parseRequest(getRoute, aGatewayEvent({ query: { debug: '1' } }))).toThrow(
      expect.objectContaining({ code: 'VALIDATION', errors: [{ pointer: '/debug', message: '不认识的字段，请删除' }] }),
    );
  });

  test.each(Object.entries(routes))('is refused by %s', (_, route) => {
    const query: z.core.$ZodType = 'query' in route ? route.query : z.strictObject({});
    expect(z.safeParse(query, { debug: '1' }).error?.issues).toMatchObject([{ code: 'unrecognized_keys' }]);
  });
});

describe('the limit of a page', () => {
  const listRoute = { ...base, method: 'GET', access: 'public', query: pagedQuery({}) } as const satisfies Route;
  const limited = (limit: string) => parseRequest(listRoute, aGatewayEvent({ query: { limit } })).query.limit;

  test.each(['1', '7', '99', '100'])('may be %s', (limit) => {
    expect(limited(limit)).toBe(Number(limit));
  });

  test.each(['1e1', '0x10', ' 5', '5 ', '+5', '05', '0', '101', '1000', '5.0', '', '五', '-1', 'NaN'])(
    'is refused where it is written %j',
    (limit) => {
      expect(() => limited(limit)).toThrow(
        expect.objectContaining({ errors: [{ pointer: '/limit', message: 'limit 应为 1 至 100 的整数' }] }),
      );
    },
  );
});

describe('a body with thousands of faults', () => {
  test('gets an answer smaller than itself: the first fifty faults, and how many more there are', () => {
    const names = Array.from({ length: 5900 }, (_, index) => `f${index}`);
    const rawBody = JSON.stringify(Object.fromEntries([['text', 'x'], ...names.map((name) => [name, 1])]));
    const errors = refusalOf({ rawBody })?.errors ?? [];
    expect(errors).toHaveLength(51);
    expect(errors.at(-1)).toEqual({ pointer: '', message: '另有 5850 处错误未列出' });
  });

  test('does not get its long field names back: the pointer leads to what holds them', () => {
    const names = Array.from({ length: 50 }, (_, index) => `${'~'.repeat(1000)}${index}`);
    const errors = refusalOf({ body: { text: 'x', ...Object.fromEntries(names.map((name) => [name, 1])) } })?.errors;
    expect(errors).toHaveLength(50);
    expect(new Set(errors?.map(({ pointer }) => pointer))).toEqual(new Set(['']));
  });
});

describe('text that cannot be stored or seen', () => {
  test.each([
    ['a lone surrogate', '\ud83d', '含有无效的 Unicode 字符'],
    ['a replacement character', '焊\ufffd', '含有无效的 Unicode 字符'],
    ['a null', '焊\u0000工', '不能含控制字符'],
    ['an escape', '\u001b[2J', '不能含控制字符'],
    ['a C1 control', 'a\u0085b', '不能含控制字符'],
    ['a run of zero-width characters', '焊\u200b\u200d工', '不能含不可见字符'],
    ['nothing but zero-width characters', '\u200b \u200b', '不能含不可见字符'],
    ['a mark that turns the direction', '\u202e焊工', '不能含不可见字符'],
  ])('is refused in the body: %s', (_, text, message) => {
    expect(refusalOf({ body: { text } })).toMatchObject({
      code: 'VALIDATION',
      errors: [{ pointer: '/text', message }],
    });
  });

  test.each(['\u0000', '\n', '\ufffd', '\u200b\u200b'])('is refused in path and query: %j', (text) => {
    const refusal = refusalOf({ body: { text: 'x' }, params: { id: text }, query: { limit: text } });
    expect(refusal?.errors.map(({ pointer }) => pointer)).toEqual(['/id', '/limit']);
  });

  test('is refused in the body to the depth of any schema, and deeper values are left to the schema', () => {
    const rawBody = `${'['.repeat(30_000)}"\\ud83d"${']'.repeat(30_000)}`;
    expect(refusalOf({ rawBody })).toMatchObject({ code: 'VALIDATION', errors: [{ pointer: '' }] });
    expect(refusalOf({ body: { text: 'x', people: [{ name: '\ud83d' }] } })?.errors).toMatchObject([
      { pointer: '/people/0/name' },
      { pointer: '/people' },
    ]);
  });

  test.each(['两行\n异议\t内容\r\n', '👨\u200d👩\u200d👧', '❤️\u200d🔥', '𠮷野家', 'é', ' '])(
    'does not include %j',
    (text) => {
      expect(refusalOf({ body: { text } })).toBeUndefined();
    },
  );
});

describe('a date', () => {
  const dateRoute = { ...base, access: 'public', body: z.object({ day: civilDateField }) } as const satisfies Route;
  const read = (day: string) => parseRequest(dateRoute, aGatewayEvent({ body: { day } })).body.day;

  test.each(['1900-01-01', '2021-05-20', '2100-12-31'])('may be %s', (day) => {
    expect(read(day)).toBe(day);
  });

  test.each(['0000-01-01', '0001-01-01', '1899-12-31', '2101-01-01', '9999-12-31'])(
    'is refused where it is %s, with which no deadline can be computed',
    (day) => {
      expect(() => read(day)).toThrow(
        expect.objectContaining({ errors: [{ pointer: '/day', message: '日期应在1900年至2100年之间' }] }),
      );
    },
  );
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
