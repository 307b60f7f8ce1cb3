import { text } from 'node:stream/consumers';
import { expect, expectTypeOf, test } from 'vitest';
import { contractClient, type SuccessOf } from '../../client/contract-client.ts';
import { UnexpectedAnswerError } from '../../client/unexpected-answer.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { answering, aServer } from './answering-server.ts';

const receipt = { objectionId: 'S1', receivedAt: '2021-06-17T09:00:00+08:00', receiptCode: 'CODE' };
const problem = {
  type: '/problems/policy',
  title: '不符合申报条件',
  status: 422,
  detail: '按政策规定不能受理这项申报。',
  instance: 'request-1',
};
const objection = {
  params: { noticeId: '210202-20210617', serial: '1' },
  body: { objectorName: '王样明', objectorIdNumber: 'x', phone: 'x', statement: 'x' },
};
const fileObjection = (url: string) => contractClient(url).send(routes.fileObjection, objection);

test('a success is read by the view of the route', async () => {
  const answer = await fileObjection(await answering(201, JSON.stringify({ ...receipt, unknown: 1 })));
  expect(answer).toMatchObject({ ok: true, status: 201 });
  expect(answer.ok && answer.success).toEqual(receipt);
});

test('a refusal is its problem', async () => {
  const answer = await fileObjection(await answering(422, JSON.stringify(problem)));
  expect(answer).toMatchObject({ ok: false, status: 422, problem });
});

test.each([
  ['a success of another shape', 201, '{"phase":"REJECTED"}', /unexpected answer[\s\S]*REJECTED/],
  ['another status without a problem', 200, JSON.stringify(receipt), /unexpected answer with 200/],
  ['no JSON', 201, '<html>', /unexpected answer[\s\S]*<html>/],
])('%s is an error that shows what came back', async (_what, status, body, shown) => {
  const sent = fileObjection(await answering(status, body));
  await expect(sent).rejects.toThrow(UnexpectedAnswerError);
  await expect(sent).rejects.toThrow(shown);
});

test('a service that does not listen, and one that never answers, are errors that name the address', async () => {
  await expect(fileObjection('http://127.0.0.1:9')).rejects.toThrow(/http:\/\/127.0.0.1:9.*: no answer/);
  const impatient = contractClient(await aServer(() => undefined), { timeoutMilliseconds: 100 });
  await expect(impatient.send(routes.listPolicies, {})).rejects.toThrow(/no answer/);
});

test('a request has the path, query, token, key and body that it was given', async () => {
  const seen: unknown[] = [];
  const client = contractClient(
    await aServer(async (request, response) => {
      const { authorization, 'content-type': type, 'idempotency-key': key } = request.headers;
      seen.push([request.method, request.url, authorization, type, key, await text(request)]);
      response.writeHead(500).end(JSON.stringify(problem));
    }),
  );
  await client.send(routes.fileObjection, {
    ...objection,
    idempotencyKey: 'k',
    params: { noticeId: 'a/b', serial: '1' },
  });
  await client.send(routes.listTasks, { token: 't', query: { kind: 'FUND_REVIEW', limit: 2, next: undefined } });
  await client.sendUntyped(routes.checkEligibility, { rawBody: '{', headers: { 'content-type': 'text/plain' } });
  const body = JSON.stringify(objection.body);
  expect(seen).toEqual([
    ['POST', '/v1/notices/a%2Fb/entries/1/objections', undefined, 'application/json', 'k', body],
    ['GET', '/v1/staff/tasks?kind=FUND_REVIEW&limit=2', 'Bearer t', undefined, undefined, ''],
    ['POST', '/v1/eligibility-checks', undefined, 'text/plain', undefined, '{'],
  ]);
});

test('the route types the parts of a request and its success', () => {
  const { send } = contractClient('http://127.0.0.1:9');
  const decision = { token: 't', params: { taskId: 'x' }, body: { outcome: 'APPROVE' } } as const;
  const neverSent = [
    () => send(routes.decideTask, decision),
    // @ts-expect-error a staff route needs a token
    () => send(routes.listTasks, {}),
    // @ts-expect-error the query takes statuses of a task only
    () => send(routes.listTasks, { token: 't', query: { status: 'LOST' } }),
    // @ts-expect-error a decision has a body
    () => send(routes.decideTask, { token: 't', params: { taskId: 'x' } }),
    // @ts-expect-error the path has a parameter
    () => send(routes.readNotice, {}),
    // @ts-expect-error a decision creates nothing, so it has no key
    () => send(routes.decideTask, { ...decision, idempotencyKey: 'k' }),
  ];
  expect(neverSent).toHaveLength(6);
  expectTypeOf<SuccessOf<typeof routes.fileObjection>>().toEqualTypeOf<typeof receipt>();
});
