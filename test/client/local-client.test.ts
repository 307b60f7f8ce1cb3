import { text } from 'node:stream/consumers';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import {
  type AccountOutcome,
  type Faults,
  localClient,
  type RegisteredCertificate,
  type RegisteredPerson,
  type TokenRequest,
} from '../../client/local-client.ts';
import { UnexpectedAnswerError } from '../../client/unexpected-answer.ts';
import type { tokenRequestSchema } from '../../local/world/issuer.ts';
import type { accountSchema, certificateSchema, faultsSchema, personSchema } from '../../local/world/world-schemas.ts';
import { answering, aServer } from './answering-server.ts';

test('what the world takes is what the client types', () => {
  expectTypeOf<Faults>().toExtend<z.input<typeof faultsSchema>>();
  expectTypeOf<z.input<typeof faultsSchema>>().toExtend<Faults>();
  expectTypeOf<RegisteredPerson>().toExtend<z.input<typeof personSchema>>();
  expectTypeOf<z.input<typeof personSchema>>().toExtend<RegisteredPerson>();
  expectTypeOf<RegisteredCertificate>().toExtend<z.input<typeof certificateSchema>>();
  expectTypeOf<z.input<typeof certificateSchema>>().toExtend<RegisteredCertificate>();
  expectTypeOf<AccountOutcome>().toExtend<z.input<typeof accountSchema>>();
  expectTypeOf<z.input<typeof accountSchema>>().toExtend<AccountOutcome>();
  // Only the lists differ: the client takes readonly ones.
  expectTypeOf<z.input<typeof tokenRequestSchema>>().toExtend<TokenRequest>();
});

test('each call asks its own address under /local', async () => {
  const seen: string[] = [];
  const url = await aServer(async (request, response) => {
    seen.push(`${request.method} ${request.url} ${await text(request)}`);
    const now = '2021-06-16T09:00:00+08:00';
    response.writeHead(200).end(JSON.stringify({ accessToken: 'token', now, transfers: [], messages: [] }));
  });
  const local = localClient(url);
  expect(await local.token({ kind: 'applicant', idNumber: '1', name: '王样明', phone: '2' })).toBe('token');
  expect(await local.now()).toBe('2021-06-16T09:00:00+08:00');
  await local.settle();
  await local.advanceTo('2021-06-17T09:00:00+08:00');
  await local.advanceBy('P1D');
  await local.setAccount('62', { outcome: 'RETURNED' });
  await local.setFaults({ bank: { mode: 'down' } });
  expect([await local.transfers(), await local.messages()]).toEqual([[], []]);
  expect(seen).toEqual([
    'POST /local/token {"kind":"applicant","idNumber":"1","name":"王样明","phone":"2"}',
    'GET /local/clock ',
    'POST /local/settle ',
    'POST /local/clock {"advanceTo":"2021-06-17T09:00:00+08:00"}',
    'POST /local/clock {"advanceBy":"P1D"}',
    'PUT /local/world/accounts/62 {"outcome":"RETURNED"}',
    'PUT /local/faults {"bank":{"mode":"down"}}',
    'GET /local/bank/transfers ',
    'GET /local/messages ',
  ]);
});

test.each([
  [400, '{"detail":"The clock never goes back."}'],
  [200, '{"time":"now"}'],
])('an answer of %i with %s is an error that shows it', async (status, body) => {
  const asked = localClient(await answering(status, body)).now();
  await expect(asked).rejects.toThrow(UnexpectedAnswerError);
  await expect(asked).rejects.toThrow(body);
});
