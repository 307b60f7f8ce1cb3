import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../../shared/domain/csv.ts';
import type { Payment } from '../../../../shared/domain/payment.ts';
import { exportHeading, exportLines } from '../../../../shared/policy/report/export-lines.ts';
import { instantAt } from '../../../support/instants.ts';
import { aPerson } from '../../../support/people.ts';
import { aService } from '../../../support/service.ts';

const { deps, walk } = await aService();
const application = await deps.applications.byId(await walk.caseIn('PAYMENT_RETURNED', aPerson(1)));
const [ordered] = await deps.payments.ofCase(application);
if (!ordered) throw new Error('No payment was ordered');
const agencyName = '中山区公共事业服务中心';
const ASOF = instantAt('2021-12-31T00:00:00+08:00');

/** The line of one payment by its columns. */
const lineOf = (changes: Partial<Payment>) => {
  const payments = [{ ...ordered, ...changes }];
  const [line = ''] = exportLines('PAYMENTS', { application, payments, agencyName }, ASOF);
  const [heading, record] = csvRecords(exportHeading('PAYMENTS') + line);
  return Object.fromEntries((heading?.cells ?? []).map((column, index) => [column, record?.cells[index]]));
};

describe('a line of a payment', () => {
  test.each(['=', '+', '-', '@', '\t', '\r'])(
    'takes the words of a bank that begin with %j for no formula',
    (start) => {
      const line = lineOf({ returnReason: `${start}HYPERLINK("http://a")`, bankReference: `${start}1` });
      expect(line.退票原因).toBe(`'${start}HYPERLINK("http://a")`);
      expect(line.银行流水号).toBe(`'${start}1`);
    },
  );

  test('shows the last four digits of an account, and nothing of one with so few', () => {
    const payee = { ...ordered.payee, accountNumber: '6299990000000000019' };
    expect(lineOf({ payee }).账号后四位).toBe('****0019');
    expect(lineOf({ payee: { ...payee, accountNumber: '0019' } }).账号后四位).toBe('');
  });

  test('has times of Beijing, and none where there is no result yet', () => {
    const requestedAt = instantAt('2021-06-30T16:30:00Z');
    expect(lineOf({ requestedAt, settledAt: undefined })).toMatchObject({
      下达时间: '2021-07-01 00:30:00',
      结果时间: '',
    });
  });

  test('is left out where the payment was ordered after the time of the export', () => {
    const payments = [{ ...ordered, requestedAt: instantAt('2021-12-31T00:00:00.001+08:00') }];
    expect(exportLines('PAYMENTS', { application, payments, agencyName }, ASOF)).toEqual([]);
    const inTime = [{ ...ordered, requestedAt: ASOF }];
    expect(exportLines('PAYMENTS', { application, payments: inTime, agencyName }, ASOF)).toHaveLength(1);
  });
});

test('each kind has as many cells in a line as columns', () => {
  for (const kind of ['PAYMENTS', 'CASES'] as const) {
    const [line = ''] = exportLines(kind, { application, payments: [ordered], agencyName }, ASOF);
    const [heading, record] = csvRecords(exportHeading(kind) + line);
    expect(record?.cells).toHaveLength(heading?.cells.length ?? 0);
  }
});
