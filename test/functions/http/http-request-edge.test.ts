import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseRequest } from '../../../functions/http/http-request.ts';
import { civilDateField, pagedQuery } from '../../../shared/contracts/fields.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { aGatewayEvent } from '../../support/gateway-events.ts';
import { base, getRoute, refusalOf } from './request-routes.ts';

describe('a query parameter that the route does not know', () => {
  test('is refused on a route that takes none', () => {
    expect(() => parseRequest(getRoute, aGatewayEvent({ query: { debug: '1' } }))).toThrow(
      expect.objectContaining({
        code: 'VALIDATION',
        errors: [{ pointer: '/debug', message: '提交的内容含有无法识别的栏目，请刷新页面后重新填报。' }],
      }),
    );
  });

  test.each(Object.entries(routes))('is refused by %s', (_, route) => {
    const query: z.core.$ZodType = 'query' in route ? route.query : z.strictObject({});
    // Where a parameter is required, its absence is another fault.
    const codes = z.safeParse(query, { debug: '1' }).error?.issues.map(({ code }) => code);
    expect(codes).toContain('unrecognized_keys');
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
