import { expect, test } from 'vitest';
import { fictionalResultsFile } from '../../fictional/fictional-results.ts';
import { callerContext } from '../../functions/http/caller.ts';
import { httpHandler } from '../../functions/http/http-handler.ts';
import { resultsPartSchema } from '../../functions/payment-batch/results-queue.ts';
import { type ResultsPart, takePart } from '../../functions/payment-batch/take-part.ts';
import { requireUtf8, takeResults } from '../../functions/payment-batch/take-results.ts';
import { queueHandler } from '../../functions/runtime/queue-handler.ts';
import { takeResultsRoute } from '../../shared/contracts/payment-batch.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { LINES_PER_PART, resultsStore } from '../../shared/table/results-store.ts';
import { aBatchDesk, FIRST } from '../functions/payment-batch/batch-desk.ts';
import { aContext, aGatewayEvent, bodyOf } from '../support/gateway-events.ts';
import { aQueueEvent } from '../support/queue-events.ts';
import { manyPayments } from './many-payments.ts';

/** A batch has at most 50,000: RESULT_LINES=50000. It takes two whole parts to kill one; DynamoDB Local is slower. */
const LINES = Number(process.env.RESULT_LINES ?? (process.env.DYNAMODB_ENDPOINT ? 1000 : 1500));
/** Lambda takes 6 MB with the body in Base64; API Gateway takes 10 MB. */
const MOST_REQUEST_BYTES = 6_000_000;
/** What the function has, less what the runtime and the code take. */
const MOST_HEAP_BYTES = 400_000_000;

const { deps, desk, table, stored } = await aBatchDesk();
const queued: ResultsPart[] = [];
let requests = 0;
let writes = 0;
const counted = {
  ...table,
  client: new Proxy(table.client, {
    get: (client, name) =>
      name === 'send'
        ? (command: Parameters<typeof client.send>[0]) => {
            requests += 1;
            if (!/^(Get|Query|BatchGet)/.test(command.constructor.name)) writes += 1;
            return client.send(command);
          }
        : Reflect.get(client, name),
  }),
};
const results = resultsStore(counted);
const resultDeps = {
  ...deps,
  applications: applicationStore(counted),
  payments: paymentStore(counted),
  batches: batchStore(counted),
  results,
  queue: { add: async (parts: readonly ResultsPart[]) => void queued.push(...parts) },
};

/** The request of a payer, as API Gateway passes it on, with time for so many parts. */
async function upload(batchId: string, file: string, parts: number, use = resultDeps) {
  const handler = httpHandler(
    takeResultsRoute,
    (request) => takeResults(request, { ...use, mayGoOn: () => parts-- > 0 }),
    requireUtf8,
  );
  const rawBody = Buffer.from(file).toString('base64');
  expect(rawBody.length).toBeLessThan(MOST_REQUEST_BYTES);
  const answer = await handler(
    aGatewayEvent({
      ...{ rawBody, isBase64Encoded: true, headers: { 'Content-Type': 'text/csv' }, params: { batchId } },
      authorizer: callerContext(FIRST),
    }),
    aContext(),
  );
  return { status: answer.statusCode, headers: answer.headers, body: bodyOf(answer) };
}

test(`${LINES} results in one file are taken in the background, killed half-way, resumed, and taken once`, async () => {
  const { batchId, paymentIds } = await manyPayments({ table, desk }, LINES);
  const isReturned = (n: number) => n % 100 === 7;
  const time = deps.clock.now().toISOString();
  const file = fictionalResultsFile(
    paymentIds.map((paymentId, n) => ({
      ...{ paymentId, time, reference: isReturned(n) ? '' : `B-20210625-${n}` },
      ...(isReturned(n) && { result: '退票', code: 'RJ02', reason: '收款人信息有误' }),
    })),
  );
  const parts = Math.ceil(LINES / LINES_PER_PART);
  const returned = paymentIds.filter((_, n) => isReturned(n)).length;

  const begun = await upload(batchId, file, 1);
  expect(begun.status).toBe(202);
  expect(begun.headers).toHaveProperty('location', expect.stringContaining(`/${batchId}/results/`));
  expect(begun.body).toMatchObject({ status: 'TAKING', lines: LINES, accepted: LINES_PER_PART });
  expect(queued).toHaveLength(parts - 1);

  // The function is killed in the middle of a part, and the queue delivers the part again.
  let left = Math.floor(LINES_PER_PART / 2);
  const killing = {
    ...resultDeps.applications,
    write: (...change: Parameters<typeof resultDeps.applications.write>) =>
      left-- > 0 ? resultDeps.applications.write(...change) : Promise.reject(new Error('killed')),
  };
  const consumer = (use: typeof resultDeps) =>
    queueHandler(
      resultsPartSchema,
      (part) => takePart(part, use),
      async () => {},
    );
  const [message] = queued;
  const ended = await consumer({ ...resultDeps, applications: killing })(aQueueEvent([message]), aContext());
  expect(ended.batchItemFailures).toHaveLength(1);

  [requests, writes] = [0, 0];
  let mostHeap = 0;
  const startedAt = performance.now();
  for (const each of queued.splice(0)) {
    const { batchItemFailures } = await consumer(resultDeps)(aQueueEvent([each], 2), aContext());
    expect(batchItemFailures).toEqual([]);
    mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const settled = LINES - LINES_PER_PART - Math.floor(LINES_PER_PART / 2);
  expect(mostHeap).toBeLessThan(MOST_HEAP_BYTES);
  // The transaction that settles a case, and the note that its workflow was told; the outcome of a part is for all.
  expect(writes / settled).toBeLessThan(2.05);

  expect(await desk.batch(batchId)).toMatchObject({
    ...{ status: 'SETTLED', count: LINES, settledCount: LINES },
    ...{ paidFen: (LINES - returned) * 250_000, returnedFen: returned * 250_000 },
  });
  const last = paymentIds.at(-1)?.slice(0, -2) ?? '';
  const trail = await stored.trail(last);
  expect((await stored.application(last)).phase).toBe('PAID');

  const again = await upload(batchId, file, parts);
  expect(again).toMatchObject({ status: 200, body: { status: 'TAKEN', accepted: 0, repeated: LINES, rejected: [] } });
  expect(queued).toEqual([]);
  expect(await stored.trail(last)).toEqual(trail);
  console.log(
    `${LINES} results: ${(settled / seconds).toFixed(0)} a second, ${(writes / settled).toFixed(2)} writes and ` +
      `${(requests / settled).toFixed(2)} requests to the table for each, ${(mostHeap / 1e6).toFixed(0)} MB of heap at most`,
  );
}, 3_600_000);
