import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRecords } from '../../shared/domain/csv.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
let person: Person;
let applicationId: string;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  const published = await journey.published();
  ({ person, applicationId } = published);
  await journey.advanceTo(timeToPay(published.closesAt));
  await journey.settle();
});
afterAll(() => running.stop());

const JUNE = { from: '2021-06-01', to: '2021-06-30' };
const token = (role: 'supervisor' | 'auditor' | 'payer' = 'auditor', agency = CITY) =>
  journey.staffToken({ roles: [role], agency });

/** Asks for an export, and waits until the background has made it. */
async function exported(body: { readonly kind: 'PAYMENTS' | 'CASES'; readonly agency?: string }) {
  const asked = await journey.ask('requestExport', { token: await token(), body: { ...JUNE, ...body } });
  expect(asked).toMatchObject({ status: 'WRITING', rows: 0, daysDone: 0 });
  await journey.settle();
  return journey.ask('readExport', { token: await token(), params: { exportId: asked.exportId } });
}

const bytesAt = async (url = '') => Buffer.from(await (await fetch(url)).arrayBuffer());
const linesOf = (bytes: Buffer) =>
  [...csvRecords(bytes.toString('utf8').replace(/^\uFEFF/, ''))].map(({ cells }) => cells);

describe('an export', () => {
  test('of payments is made in the background, and downloaded by an address that is soon over', async () => {
    const ready = await exported({ kind: 'PAYMENTS' });
    expect(ready).toMatchObject({ status: 'READY', rows: 1 });
    expect(ready.daysDone).toBe(ready.days);
    const answer = await fetch(ready.url ?? '');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="payments-20210601-20210630.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [columns, row] = linesOf(bytes);
    expect(columns).toContain('账号后四位');
    expect(row).toEqual(
      expect.arrayContaining([
        applicationId,
        `${applicationId}-1`,
        '2500.00',
        '已入账',
        `****${person.accountNumber.slice(-4)}`,
      ]),
    );
    for (const hidden of [person.name, person.idNumber, person.accountNumber, person.phone]) {
      expect(bytes.toString()).not.toContain(hidden);
    }

    await journey.advanceBy('PT5M');
    expect((await fetch(ready.url ?? '')).status).toBe(403);
    const again = await journey.ask('readExport', { token: await token(), params: { exportId: ready.exportId } });
    expect(await bytesAt(again.url)).toEqual(bytes);
  });

  test('of cases has a line for each case, and of another agency it has none', async () => {
    const { url } = await exported({ kind: 'CASES' });
    const [columns, ...rows] = linesOf(await bytesAt(url));
    expect(columns).toContain('环节');
    expect(rows).toHaveLength(1);
    const other = await exported({ kind: 'CASES', agency: '210203' });
    expect(other.rows).toBe(0);
    expect(linesOf(await bytesAt(other.url))).toEqual([columns]);
  });

  test('asked for twice under a key is one export', async () => {
    const request = { token: await token(), body: { kind: 'CASES', ...JUNE } as const, idempotencyKey: 'export-1' };
    const [first, second] = [await journey.ask('requestExport', request), await journey.ask('requestExport', request)];
    expect(second).toEqual(first);
  });

  test('is gone after seven days, and can be asked for again', async () => {
    const { exportId } = await exported({ kind: 'PAYMENTS' });
    await journey.advanceBy('P7D');
    const gone = await journey.ask('readExport', { token: await token(), params: { exportId } });
    expect(gone.status).toBe('EXPIRED');
    expect(gone.url).toBeUndefined();
    expect((await exported({ kind: 'PAYMENTS' })).rows).toBe(1);
  });
});

describe('is refused', () => {
  const body = { kind: 'PAYMENTS', ...JUNE } as const;

  test('to a payer, and to the supervisor of another agency', async () => {
    const payer = { token: await token('payer'), body };
    expect(await journey.refused('requestExport', payer)).toMatchObject({ status: 403, type: '/problems/wrong-role' });
    const elsewhere = { token: await token('supervisor', '210203'), body: { ...body, agency: '210202' } };
    expect(await journey.refused('requestExport', elsewhere)).toMatchObject({ type: '/problems/wrong-agency' });
    const { exportId } = await exported({ kind: 'PAYMENTS', agency: '210202' });
    const reading = { token: await token('supervisor', '210203'), params: { exportId } };
    expect(await journey.refused('readExport', reading)).toMatchObject({ type: '/problems/wrong-agency' });
  });

  test('for days that make no period, with one line that says so', async () => {
    const refusal = async (days: { readonly from: string; readonly to: string }) =>
      journey.refused('requestExport', { token: await token(), body: { ...body, ...days } });
    expect(await refusal({ from: '2021-07-01', to: '2021-06-30' })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/to', message: '截止日期不得早于起始日期' }],
    });
    expect(await refusal({ from: '2031-07-01', to: '2031-07-02' })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/from', message: '起始日期不得晚于今天' }],
    });
  });

  test('where there is none', async () => {
    const unknown = { token: await token(), params: { exportId: 'NONE' } };
    expect(await journey.refused('readExport', unknown)).toMatchObject({ status: 404 });
  });
});
