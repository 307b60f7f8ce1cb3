import { expect, test } from 'vitest';
import { type FictionalResult, fictionalResultsFile } from '../../../fictional/fictional-results.ts';
import type { ResultsPart } from '../../../functions/payment-batch/take-part.ts';
import { takePart } from '../../../functions/payment-batch/take-part.ts';
import { takeResults } from '../../../functions/payment-batch/take-results.ts';
import { recordPaymentResult } from '../../../functions/payout/record-payment-result.ts';
import { resultsStore } from '../../../shared/table/results-store.ts';
import { asPublic, asStaff } from '../../support/people.ts';
import { aBatchDesk, FIRST } from './batch-desk.ts';

const { deps, desk, walk, stored, table } = await aBatchDesk();
let people = 100;

/** A batch of new cases whose file has gone to the bank. */
async function sent(count: number) {
  people += count;
  const ids = await desk.several(people - count, count);
  const { batchId } = await desk.drawUp();
  await desk.approve(batchId);
  await desk.file(batchId);
  return { ids, batchId };
}
const now = () => deps.clock.now().toISOString();
const queued: ResultsPart[] = [];
const results = resultsStore(table);
const queue = { add: async (parts: readonly ResultsPart[]) => void queued.push(...parts) };
const resultDeps = { ...deps, results, queue, mayGoOn: () => true };

async function upload(batchId: string, lines: readonly Partial<FictionalResult>[] | string, mayGoOn = () => true) {
  const body =
    typeof lines === 'string'
      ? lines
      : fictionalResultsFile(lines.map((line) => ({ paymentId: '', time: now(), ...line })));
  const reply = await takeResults({ ...asStaff(FIRST), params: { batchId }, body }, { ...resultDeps, mayGoOn });
  return 'body' in reply ? reply.body : { ...JSON.parse(reply.replay.text), httpStatus: reply.replay.status };
}

test('each line settles its case; money that came back holds up nothing, and the batch is settled with the last one', async () => {
  const { ids, batchId } = await sent(3);
  const [a = '', b = '', c = ''] = ids;
  const first = [
    { paymentId: `${a}-1` },
    { paymentId: `${b}-1`, result: '退票', code: 'RJ02', reason: '收款人信息有误', reference: '' },
  ];
  expect(await upload(batchId, first)).toMatchObject({ status: 'TAKEN', accepted: 2, repeated: 0, rejected: [] });
  expect(await stored.application(a)).toMatchObject({ phase: 'PAID' });
  expect(await stored.application(b)).toMatchObject({
    phase: 'PAYMENT_RETURNED',
    paymentReturn: { code: 'ACCOUNT_NAME_MISMATCH' },
  });
  expect(await desk.batch(batchId)).toMatchObject({
    ...{ status: 'SENT', settledCount: 2, paidFen: 250_000, returnedFen: 250_000 },
  });
  expect(deps.workflow.answeredFor(a).at(-1)?.state.phase).toBe('PAID');

  const events = await stored.events(a);
  expect(await upload(batchId, first)).toMatchObject({ accepted: 0, repeated: 2, rejected: [] });
  expect(await stored.events(a)).toEqual(events);
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SENT', settledCount: 2 });

  expect(await upload(batchId, [{ paymentId: `${c}-1` }])).toMatchObject({ accepted: 1 });
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SETTLED', settledCount: 3, paidFen: 500_000 });
});

test('a line that cannot be taken is named with its reason, and the others are taken', async () => {
  const other = await sent(1);
  const { ids, batchId } = await sent(4);
  const [a = '', b = '', c = '', d = ''] = ids;
  await upload(batchId, [{ paymentId: `${a}-1` }]);
  const answer = await upload(batchId, [
    { paymentId: 'NOSUCHCASE-1' },
    { paymentId: `${other.ids[0]}-1` },
    { paymentId: `${a}-1`, result: '退票' },
    { paymentId: `${b}-1`, time: '2020-01-01 00:00:00' },
    { paymentId: `${c}-1`, time: '2031-01-01 00:00:00' },
    { paymentId: `${d}-1` },
    { paymentId: `${d}-1`, result: '退票' },
    { paymentId: 'nothing' },
  ]);
  expect(answer).toMatchObject({
    accepted: 1,
    repeated: 0,
    rejected: [
      { line: 2, reason: 'UNKNOWN_PAYMENT' },
      { line: 3, reason: 'NOT_IN_BATCH' },
      { line: 4, reason: 'CONTRADICTION' },
      { line: 5, reason: 'BAD_TIME' },
      { line: 6, reason: 'BAD_TIME' },
      { line: 8, reason: 'CONTRADICTION' },
      { line: 9, reason: 'UNKNOWN_PAYMENT' },
    ],
  });
  expect(deps.alarms.filter((alarm) => alarm === 'PaymentContradiction')).toHaveLength(2);
  expect((await stored.application(d)).phase).toBe('PAID');
  expect((await stored.application(b)).phase).toBe('PAYING');
});

test('an amount is compared where the file has one', async () => {
  const { ids, batchId } = await sent(1);
  const withAmount = (yuan: string) => {
    const plain = fictionalResultsFile([{ paymentId: `${ids[0]}-1`, time: now() }]);
    const [header, line] = plain.split('\r\n');
    return { header: `${header},金额（元）`, line: `${line},${yuan}` };
  };
  const { createHash } = await import('node:crypto');
  const fileOf = ({ header, line }: { header: string; line: string }) => {
    const body = `${header}\r\n${line}\r\n`;
    return `${body}合计,1,,,,,SHA-256:${createHash('sha256').update(body).digest('hex')}\r\n`;
  };
  expect(await upload(batchId, fileOf(withAmount('2400.00')))).toMatchObject({
    rejected: [{ line: 2, reason: 'AMOUNT_DIFFERS' }],
  });
  expect(await upload(batchId, fileOf(withAmount('2500')))).toMatchObject({ accepted: 1 });
});

test('of a file whose total is not that of its lines nothing is taken', async () => {
  const { ids, batchId } = await sent(1);
  const line = { paymentId: `${ids[0]}-1`, time: now() };
  await expect(upload(batchId, fictionalResultsFile([line], '2499.00'))).rejects.toMatchObject({
    code: 'VALIDATION',
    errors: [{ message: '合计行写明成功金额2499.00元，按各行应为2500.00元' }],
  });
  expect((await stored.application(ids[0] ?? '')).phase).toBe('PAYING');
  expect(await upload(batchId, fictionalResultsFile([line], '2500.00'))).toMatchObject({ accepted: 1 });
});

test('what the time of a request does not suffice for is left to the queue, and counts once however often it is taken', async () => {
  const { ids, batchId } = await sent(2);
  const lines = ids.map((id) => ({ paymentId: `${id}-1`, time: now() }));
  const begun = await upload(batchId, lines, () => false);
  expect(begun).toMatchObject({ httpStatus: 202, status: 'TAKING', accepted: 0 });
  expect((await stored.application(ids[0] ?? '')).phase).toBe('PAYING');
  const [part] = queued.splice(0);
  if (!part) throw new Error('Nothing was queued');
  await Promise.all([takePart(part, resultDeps), takePart(part, resultDeps)]);
  await takePart(part, resultDeps);
  for (const id of ids) expect((await stored.application(id)).phase).toBe('PAID');
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SETTLED', settledCount: 2, paidFen: 500_000 });
  expect(await upload(batchId, lines)).toMatchObject({ status: 'TAKEN', accepted: 0, repeated: 2 });
});

test('a part that was cut short is taken to its end, and all of it counts as accepted', async () => {
  const { ids, batchId } = await sent(2);
  const lines = ids.map((id) => ({ paymentId: `${id}-1`, time: now() }));
  const faulty = { ...resultDeps, results: { ...results, note: async () => Promise.reject(new Error('cut short')) } };
  const body = fictionalResultsFile(lines);
  await expect(takeResults({ ...asStaff(FIRST), params: { batchId }, body }, faulty)).rejects.toThrow('cut short');
  for (const id of ids) expect((await stored.application(id)).phase).toBe('PAID');
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SENT', settledCount: 0 });
  expect(await upload(batchId, body)).toMatchObject({ status: 'TAKEN', accepted: 2, repeated: 0 });
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SETTLED', settledCount: 2 });
});

test('a file that was cut short is counted although another one comes in its place', async () => {
  const { ids, batchId } = await sent(2);
  const lines = ids.map((id) => ({ paymentId: `${id}-1`, time: now() }));
  const faulty = { ...resultDeps, results: { ...results, note: async () => Promise.reject(new Error('cut short')) } };
  const first = fictionalResultsFile(lines.slice(0, 1));
  await expect(takeResults({ ...asStaff(FIRST), params: { batchId }, body: first }, faulty)).rejects.toThrow('cut');
  expect(await upload(batchId, lines)).toMatchObject({ status: 'TAKEN', accepted: 1, repeated: 1 });
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SENT', settledCount: 1 });
  for (const part of queued.splice(0)) await takePart(part, resultDeps);
  expect(await desk.batch(batchId)).toMatchObject({ status: 'SETTLED', settledCount: 2, paidFen: 500_000 });
});

test('results come after the file, and a call-back of the gateway for a payment by file is 409', async () => {
  people += 1;
  const id = (await desk.several(people - 1, 1))[0] ?? '';
  const { batchId } = await desk.drawUp();
  await expect(upload(batchId, [])).rejects.toMatchObject({ code: 'WRONG_PHASE' });
  const body = { paymentId: `${id}-1`, outcome: 'PAID' as const, bankReference: 'B', settledAt: now() };
  await expect(recordPaymentResult({ ...asPublic(), body }, deps)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
  await walk.suspend(id);
});
