import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { inPages } from '../../../functions/http/page-mark.ts';
import { pagedQuery } from '../../../shared/contracts/fields.ts';
import { decodeNext, encodeNext } from '../../../shared/contracts/next.ts';
import type { Route } from '../../../shared/contracts/route.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { aContext, aGatewayEvent, applicantContext, bodyOf } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

const LIST = 'list';
const route = {
  method: 'GET',
  path: '/v1/lists/{listId}',
  access: 'applicant',
  function: 'test/test',
  summary: '测试',
  params: z.object({ listId: z.string() }),
  query: pagedQuery({ phase: z.optional(z.string()), status: z._default(z.string(), 'OPEN') }),
  success: { status: 200, view: z.object({ from: z.string(), next: z.optional(z.string()) }) },
} as const satisfies Route;

beforeEach(() => {
  printedLines();
  vi.stubEnv('PAGE_MARK_KEY', 'key-of-the-page-marks');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** The answer of a list that tells where it begins, and has a next page after the place `after`. */
async function answerTo(
  { query = {}, listId = 'L', person = 1 }: { query?: Record<string, string>; listId?: string; person?: number },
  asked: Omit<typeof route, 'path'> & Pick<Route, 'path'> = route,
) {
  const list = inPages(asked, async ({ query: { next } }) => ({
    body: { from: next ? decodeNext(LIST, next) : 'the start', next: encodeNext(LIST, 'after') },
  }));
  const handler = httpHandler(asked, list);
  const authorizer = applicantContext(aPerson(person));
  const answer = await handler(aGatewayEvent({ params: { listId }, query, authorizer }), aContext());
  return { status: answer.statusCode, body: bodyOf(answer) };
}

const refused = { status: 400, body: { type: '/problems/validation', errors: [{ pointer: '/next' }] } };

describe('the next of a list', () => {
  test('leads the same caller to the next page of the same list, with any limit', async () => {
    const { body } = await answerTo({ query: { phase: 'PAID' } });
    const same: readonly Record<string, string>[] = [{}, { limit: '7' }, { status: 'OPEN' }];
    for (const query of same) {
      expect(await answerTo({ query: { phase: 'PAID', next: body.next, ...query } })).toMatchObject({
        status: 200,
        body: { from: 'after', next: body.next },
      });
    }
  });

  test('that a client made itself is refused, however well-formed', async () => {
    const { body } = await answerTo({});
    const [text, seal] = body.next.split('.');
    const another = encodeNext(LIST, 'elsewhere');
    for (const next of [
      text,
      another,
      `${another}.${seal}`,
      `${text}.`,
      `.${seal}`,
      `${body.next}.x`,
      `${text}.${'A'.repeat(43)}`,
    ]) {
      expect(await answerTo({ query: { next } })).toMatchObject(refused);
    }
  });

  test.each([
    ['of another caller', { person: 2 }],
    ['of another list', { listId: 'M' }],
    ['with another filter', { query: { phase: 'PAID' } }],
    ['with another value of a default', { query: { status: 'DECIDED' } }],
  ])('is refused in a request %s', async (_, { query = {}, ...asked }: Parameters<typeof answerTo>[0]) => {
    const { body } = await answerTo({});
    expect(await answerTo({ ...asked, query: { ...query, next: body.next } })).toMatchObject(refused);
  });

  test('is refused on another route, and after the key has changed', async () => {
    const { body } = await answerTo({});
    const query = { next: body.next };
    expect(await answerTo({ query }, { ...route, path: '/v1/other-lists/{listId}' })).toMatchObject(refused);
    vi.stubEnv('PAGE_MARK_KEY', 'another-key');
    expect(await answerTo({ query })).toMatchObject(refused);
  });

  const pagedRoutes = Object.values(routes).filter((each) => 'query' in each && 'next' in each.query.shape);
  test.each(pagedRoutes.map((each) => each.function))('is authenticated in the handler of %s', (name) => {
    const file = join(import.meta.dirname, `../../../functions/${name}.handler.ts`);
    expect(readFileSync(file, 'utf8')).toMatch(/httpHandler\(\s*\w+Route,\s*inPages\(/);
  });

  test('needs its key when the function loads, not at the first page', () => {
    vi.stubEnv('PAGE_MARK_KEY', undefined);
    expect(() => inPages(route, async () => ({ body: { from: '' } }))).toThrow('PAGE_MARK_KEY');
  });
});
