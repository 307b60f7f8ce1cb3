import { createHash } from 'node:crypto';
import { BOM, csvLine, LINE_END } from './csv.ts';
import type { Fen } from './money.ts';
import { PAYMENT_PURPOSE } from './payment.ts';
import type { BatchRow } from './payment-batch.ts';

const COLUMNS = ['序号', '支付单号', '收款人姓名', '收款账号', '开户银行', '金额（元）', '用途'] as const;

/** The first cell of the last line of a file. */
export const TOTAL = '合计';
const CHECKSUM = 'SHA-256:';

/**
 * The file of a batch for the bank: UTF-8 with BOM, CRLF, a header, a line for each payment in the order given, and a
 * last line with their number, their sum and the SHA-256 of all bytes before that line. The same rows give the same
 * bytes.
 *
 * @source contract, payment batches
 */
export function batchFile(rows: readonly BatchRow[]): string {
  const lines = rows.map(({ paymentId, payeeName, accountNumber, bankName = '', amountFen }, index) =>
    csvLine([index + 1, paymentId, payeeName, accountNumber, bankName, plainYuan(amountFen), PAYMENT_PURPOSE]),
  );
  const total = rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const body = `${BOM}${[csvLine(COLUMNS), ...lines].join(LINE_END)}${LINE_END}`;
  return `${body}${csvLine([TOTAL, rows.length, '', '', '', plainYuan(total), checksumOf(body)])}${LINE_END}`;
}

/** What the last line of a file says of all the bytes before it. */
export function checksumOf(before: string | Uint8Array): string {
  return `${CHECKSUM}${sha256Of(before)}`;
}

/** The SHA-256 of bytes, or of a text in UTF-8, in hex. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An amount in yuan with two decimals and no sign, as a machine reads it. @example plainYuan(250000) // 2500.00 */
export function plainYuan(amount: Fen | number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** The fen in a text such as `2500.00`; undefined where it is no such amount. */
export function fenIn(text: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
