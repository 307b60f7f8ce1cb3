import { createHash } from 'node:crypto';

/** A line of a bank's results file. */
export interface FictionalResult {
  readonly paymentId: string;
  /** As banks write it; 成功 unless given. */
  readonly result?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly reference?: string;
  readonly time: string;
}

/** A results file as a bank sends it, with its last line. `paidYuan` is given there where it is known. */
export function fictionalResultsFile(results: readonly FictionalResult[], paidYuan = ''): string {
  const lines = results.map(({ paymentId, result = '成功', code = '', reason = '', reference = 'B-1', time }) =>
    [paymentId, result, code, reason, reference, time].join(','),
  );
  const body = `支付单号,结果,退票代码,退票原因,银行流水号,入账时间\r\n${lines.map((line) => `${line}\r\n`).join('')}`;
  const checksum = createHash('sha256').update(body).digest('hex');
  return `${body}合计,${results.length},,,${paidYuan},SHA-256:${checksum}\r\n`;
}
