import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalResultsFile } from '../../fictional/fictional-results.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

/** The header of a results file in GBK: 支付单号. The rest of such a file does not matter. */
const IN_GBK = Buffer.from('d6a7b8b6b5a5bac52cbde1b9fb0d0a', 'hex');

let running: Running;
let journey: Journey;
let applicationId: string;
beforeAll(async () => {
  running = await startJourney(undefined, { payByFile: '210202' });
  journey = running.journey;
  const published = await journey.published();
  applicationId = published.applicationId;
  await journey.advanceTo(timeToPay(published.closesAt));
});
afterAll(() => running.stop());

const payer = (staffId: string) => journey.staffToken({ staffId, roles: ['payer'] });
/** Like every client, by HTTP: the files are not JSON. */
async function sent(
  method: string,
  path: string,
  body?: Uint8Array<ArrayBuffer> | string,
  type = 'text/csv',
  by = 'payer-one',
) {
  const headers = { authorization: `Bearer ${await payer(by)}`, ...(body !== undefined && { 'content-type': type }) };
  return fetch(`${journey.url}/v1/staff${path}`, { method, headers, ...(body !== undefined && { body }) });
}
const batches = (path = '') => `/payment-batches${path}`;

describe('a case of an agency that pays by file', () => {
  let batchId: string;
  let file: Buffer;

  test('waits for a batch, and the bank hears nothing of it', async () => {
    expect((await journey.caseFile(applicationId)).phase).toBe('PAYING');
    expect(await journey.transfers()).toEqual([]);
    const { payments } = await journey.ask('listWaitingPayments', { token: await payer('payer-one') });
    expect(payments).toMatchObject([{ applicationId, amountFen: 250_000, agency: '210202' }]);
  });

  test('is in the batch that one payer draws up, and another one approves', async () => {
    const drawn = await sent('POST', batches(), JSON.stringify({ agency: '210202' }), 'application/json');
    expect(drawn.status).toBe(201);
    const batch = await drawn.json();
    expect(batch).toMatchObject({ status: 'DRAFT', count: 1, totalFen: 250_000, excluded: [] });
    batchId = batch.batchId;
    expect((await sent('GET', batches(`/${batchId}/file`))).status).toBe(409);
    expect((await sent('POST', batches(`/${batchId}/approval`))).status).toBe(403);
    const approved = await sent('POST', batches(`/${batchId}/approval`), undefined, undefined, 'payer-two');
    expect(await approved.json()).toMatchObject({ status: 'APPROVED', approvedBy: 'payer-two' });
  });

  test('is in the file, which is the same bytes ever after, with its digest', async () => {
    const first = await sent('GET', batches(`/${batchId}/file`));
    expect(first.headers.get('content-type')).toContain('text/csv');
    file = Buffer.from(await first.arrayBuffer());
    expect(first.headers.get('digest')).toBe(`sha-256=${createHash('sha256').update(file).digest('base64')}`);
    expect(Buffer.from(await (await sent('GET', batches(`/${batchId}/file`))).arrayBuffer()).equals(file)).toBe(true);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, row, last] = file.subarray(3).toString('utf8').split('\r\n');
    expect(header).toBe('序号,支付单号,收款人姓名,收款账号,开户银行,金额（元）,用途');
    expect(row).toContain(`1,${applicationId}-1,`);
    expect(row).toContain(',2500.00,');
    const before = file.subarray(0, file.indexOf('合计,'));
    expect(last).toBe(`合计,1,,,,2500.00,SHA-256:${createHash('sha256').update(before).digest('hex')}`);
    expect(await journey.ask('readBatch', { token: await payer('payer-one'), params: { batchId } })).toMatchObject({
      status: 'SENT',
    });
    expect((await sent('DELETE', batches(`/${batchId}`))).status).toBe(409);
  });

  test('is not settled by a file in GBK, which is told so, nor by one that is cut in the middle', async () => {
    const inGbk = await sent('POST', batches(`/${batchId}/results`), IN_GBK);
    expect(inGbk.status).toBe(400);
    expect(JSON.stringify(await inGbk.json())).toContain('GBK');
    const whole = fictionalResultsFile([{ paymentId: `${applicationId}-1`, time: await journey.now() }]);
    const cut = await sent('POST', batches(`/${batchId}/results`), whole.slice(0, whole.indexOf('合计')));
    expect(cut.status).toBe(400);
    expect((await journey.caseFile(applicationId)).phase).toBe('PAYING');
  });

  test('is paid by the results, and the same file again changes nothing', async () => {
    const results = fictionalResultsFile([{ paymentId: `${applicationId}-1`, time: await journey.now() }], '2500.00');
    const taken = await sent('POST', batches(`/${batchId}/results`), results);
    expect(await taken.json()).toMatchObject({ status: 'TAKEN', accepted: 1, repeated: 0, rejected: [] });
    await journey.settle();
    expect((await journey.caseFile(applicationId)).phase).toBe('PAID');
    const again = await sent('POST', batches(`/${batchId}/results`), results);
    expect(await again.json()).toMatchObject({ accepted: 0, repeated: 1 });
    const query = { status: 'SETTLED' };
    const { batches: settled } = await journey.ask('listBatches', { token: await payer('payer-one'), query });
    expect(settled).toMatchObject([{ batchId, paidFen: 250_000, returnedFen: 0 }]);
  });
});
