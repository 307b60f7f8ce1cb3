import { describe, expect, expectTypeOf, test } from 'vitest';
import { apiClient, type TokenSource, taken } from '../../../web/api/api-client.ts';
import type { Success } from '../../../web/api/paths.ts';
import { ProblemError, SignInNeededError, UnreachableError } from '../../../web/api/trouble.ts';

const problem = { type: '/problems/busy', title: '系统繁忙', status: 503, detail: '请稍后重试。', instance: 'R1' };

/** A client whose requests are answered in turn, and the requests that it sent. */
function clientAnswered(answers: readonly (() => Response)[], tokens: Partial<TokenSource> = {}) {
  const sent: Request[] = [];
  const send = async (request: Request) => {
    sent.push(request);
    const answer = answers[sent.length - 1];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
  const source = { accessToken: () => 'T1', renew: async () => false, ...tokens };
  return { api: apiClient(source, { send, baseUrl: 'https://portal.example' }), sent };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

describe('a request', () => {
  test('carries the token, and no cookie', async () => {
    const { api, sent } = clientAnswered([json({ applications: [] })]);
    expect(await taken(api.GET('/v1/applications', { params: { path: {} } }))).toEqual({ applications: [] });
    expect(sent[0]?.url).toBe('https://portal.example/v1/applications');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer T1');
    expect(sent[0]?.credentials).toBe('omit');
  });

  test('fills the path, and leaves out what is not asked for', async () => {
    const { api, sent } = clientAnswered([json({})]);
    const params = { path: { noticeId: '210202/1' }, query: { limit: '5', next: undefined } };
    await taken(api.GET('/v1/notices/{noticeId}', { params }));
    expect(sent[0]?.url).toBe('https://portal.example/v1/notices/210202%2F1?limit=5');
  });

  test('has the type of its route', () => {
    expectTypeOf<Success<'listOwnApplications'>['applications'][number]['amountFen']>().toEqualTypeOf<number>();
    const { api } = clientAnswered([]);
    // @ts-expect-error a route that the contract does not have
    void api.GET('/v1/nothing').catch(() => {});
  });
});

describe('a 401', () => {
  test('renews the token and repeats the request with its body and key', async () => {
    const held = { token: 'old' };
    const { api, sent } = clientAnswered([json(problem, 401), json({ phase: 'WITHDRAWN' })], {
      accessToken: () => held.token,
      renew: async () => {
        held.token = 'new';
        return true;
      },
    });
    const asked = {
      params: { path: { taskId: 'A' }, header: { 'idempotency-key': 'K' } },
      body: { outcome: 'APPROVE' as const },
    };
    await taken(api.POST('/v1/staff/tasks/{taskId}/decision', asked));
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
    expect(sent.map((request) => request.headers.get('idempotency-key'))).toEqual(['K', 'K']);
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(Array(2).fill('{"outcome":"APPROVE"}'));
  });

  test('without a renewal asks to sign in', async () => {
    const { api } = clientAnswered([json(problem, 401)]);
    await expect(taken(api.GET('/v1/applications', { params: { path: {} } }))).rejects.toThrow(SignInNeededError);
  });

  test('after a renewal is not repeated for ever', async () => {
    const { api, sent } = clientAnswered([json(problem, 401), json({ ...problem, status: 401 }, 401)], {
      renew: async () => true,
    });
    await expect(taken(api.GET('/v1/applications', { params: { path: {} } }))).rejects.toThrow(ProblemError);
    expect(sent).toHaveLength(2);
  });
});

describe('a failure', () => {
  test('that the service explains is its problem', async () => {
    const { api } = clientAnswered([json(problem, 503)]);
    await expect(taken(api.GET('/v1/policies', { params: { path: {} } }))).rejects.toMatchObject({ problem });
  });

  test.each([
    ['58', 58],
    ['Wed, 16 Jun 2021 01:00:00 GMT', undefined],
    ['', undefined],
  ])('with the Retry-After "%s" says how many seconds to wait, where it says so', async (header, seconds) => {
    const answer = () =>
      Response.json({ ...problem, status: 429 }, { status: 429, headers: { 'retry-after': header } });
    const { api } = clientAnswered([answer]);
    const failure = await taken(api.GET('/v1/policies', { params: { path: {} } })).catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: { status: 429 }, retryAfterSeconds: seconds });
  });

  test.each([
    ['no answer', []],
    ['a page of a proxy', [() => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })]],
    ['a page with status 200', [() => new Response('<html>', { headers: { 'content-type': 'text/html' } })]],
    ['nothing', [() => new Response(null, { status: 504 })]],
  ])('with %s is "unreachable"', async (_, answers) => {
    const { api } = clientAnswered(answers);
    await expect(taken(api.GET('/v1/policies', { params: { path: {} } }))).rejects.toThrow(UnreachableError);
  });
});
