import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { batchFile, fenIn, plainYuan } from '../../../shared/domain/batch-file.ts';
import { csvRecords } from '../../../shared/domain/csv.ts';
import { type BatchRow, batchRowSchema } from '../../../shared/domain/payment-batch.ts';
import { aPerson } from '../../support/people.ts';

const aRow = (n: number, fields: Partial<BatchRow> = {}): BatchRow => ({
  ...batchRowSchema.parse({
    paymentId: `CASE-${n}`,
    applicationId: 'CASE',
    number: n,
    idNumber: aPerson(n).idNumber,
    conceptId: 'C',
    level: 3,
    agency: '210202',
    requestedAt: '2021-06-25T02:00:00.000Z',
    amountFen: 250_000,
    payeeName: '张样一',
    accountNumber: '6299990000000000019',
    bankName: '虚构银行',
  }),
  ...fields,
});

test('a file is UTF-8 with BOM, CRLF, a header, a line for each payment and a last line with its checksum', () => {
  const file = batchFile([aRow(1), aRow(2, { bankName: undefined })]);
  const body =
    '\uFEFF序号,支付单号,收款人姓名,收款账号,开户银行,金额（元）,用途\r\n' +
    '1,CASE-1,张样一,6299990000000000019,虚构银行,2500.00,职业技能提升补贴\r\n' +
    '2,CASE-2,张样一,6299990000000000019,,2500.00,职业技能提升补贴\r\n';
  const checksum = createHash('sha256').update(Buffer.from(body)).digest('hex');
  expect(file).toBe(`${body}合计,2,,,,5000.00,SHA-256:${checksum}\r\n`);
});

test.each(['=1+1', '+86', '-张', '@样'])('a name such as %s is no formula', (payeeName) => {
  expect(batchFile([aRow(1, { payeeName })])).toContain(`,'${payeeName},`);
});

test('a name with a comma, a quote or a line break is one cell', () => {
  const payeeName = '样,"一"\n';
  const [, row] = [...csvRecords(batchFile([aRow(1, { payeeName })]).slice(1))];
  expect(row?.cells).toHaveLength(7);
  expect(row?.cells[2]).toBe(payeeName);
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [250_000, '2500.00'],
  [123_456_789, '1234567.89'],
])('%i fen are %s yuan, and the other way', (amount, text) => {
  expect(plainYuan(amount)).toBe(text);
  expect(fenIn(text)).toBe(amount);
});

test.each(['', 'x', '1,000.00', '-1', '1.234', '1e3'])('%s is no amount', (text) => {
  expect(fenIn(text)).toBeUndefined();
});
