import * as z from 'zod/mini';
import { checksumOf, fenIn, plainYuan, TOTAL } from './batch-file.ts';
import { type CsvRecord, csvRecords } from './csv.ts';
import { type Instant, instantOf, instantSchema } from './instant.ts';

const COLUMNS = ['支付单号', '结果', '退票代码', '退票原因', '银行流水号', '入账时间'] as const;
/** A bank may add the amount of each line. It is then compared. */
const AMOUNT_COLUMN = '金额（元）';

export const RESULT_OUTCOMES = ['PAID', 'RETURNED'] as const;
export type ResultOutcome = (typeof RESULT_OUTCOMES)[number];
const OUTCOMES: Readonly<Record<string, ResultOutcome>> = {
  成功: 'PAID',
  PAID: 'PAID',
  退票: 'RETURNED',
  RETURNED: 'RETURNED',
};

/** A batch has at most so many payments, and a results file of a full one has so many lines. */
export const MOST_RESULTS = 50_000;

/** One line of a results file. */
export const resultLineSchema = z.object({
  /** In the file, its header being line 1. */
  line: z.int(),
  paymentId: z.string(),
  outcome: z.enum(RESULT_OUTCOMES),
  returnCode: z.string(),
  returnReason: z.string(),
  bankReference: z.string(),
  /** When the bank did it; absent where the text is no time. */
  settledAt: z.optional(instantSchema),
  /** Only where the file has amounts. */
  amountFen: z.optional(z.int()),
  /** Whether an earlier line of the file says the same of the payment, or the opposite. */
  repeats: z.optional(z.enum(['SAME', 'OPPOSITE'])),
});
export type ResultLine = Readonly<z.output<typeof resultLineSchema>>;

/** A whole results file. `paidFen` is what its last line says was paid, where it says so. */
export interface ResultsFile {
  readonly lines: readonly ResultLine[];
  readonly paidFen?: number;
}

/** Why nothing of a file is taken, in words for staff. */
export interface UnreadableFile {
  readonly fault: string;
}

/**
 * Reads a results file of a bank, or says in one line why none of it is taken: another encoding, a file that was cut or
 * changed on its way, wrong columns or totals.
 *
 * @source docs/integrations.md, Results of a batch
 */
export function readResults(bytes: Uint8Array): ResultsFile | UnreadableFile {
  const encoding = encodingFault(bytes);
  if (encoding) return { fault: encoding };
  const records = [...csvRecords(new TextDecoder().decode(bytes))];
  const [header, ...rest] = records;
  const total = rest.at(-1);
  if (!header) return { fault: '文件是空的' };
  if (total?.cells[0]?.trim() !== TOTAL) return { fault: '文件最后一行不是合计行，文件可能不完整，请重新下载后上传' };
  const columns: readonly string[] = [...COLUMNS, ...(header.cells.length > COLUMNS.length ? [AMOUNT_COLUMN] : [])];
  if (header.cells.map((cell) => cell.trim()).join() !== columns.join()) {
    return { fault: `表头应为：${COLUMNS.join('，')}（可在最后增加一列：${AMOUNT_COLUMN}）` };
  }
  if (total.cells.at(-1)?.trim().toLowerCase() !== checksumOf(beforeLastLine(bytes)).toLowerCase()) {
    return { fault: '合计行的校验值与文件内容不符，文件可能被改动或不完整，请重新下载后上传' };
  }
  return readLines(rest.slice(0, -1), total, columns.length);
}

/** Why bytes are no text in UTF-8, in words for staff; undefined where they are. */
export function encodingFault(bytes: Uint8Array): string | undefined {
  if (isText(bytes, 'utf-8')) return undefined;
  return isText(bytes, 'gbk') ? '文件是GBK编码，请另存为UTF-8编码后上传' : '文件不是UTF-8编码，可能已损坏';
}

function isText(bytes: Uint8Array, encoding: 'utf-8' | 'gbk'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes before the last line. The file may or may not end in a line break. */
function beforeLastLine(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === LF || bytes[end - 1] === CR)) end -= 1;
  return bytes.subarray(0, bytes.lastIndexOf(LF, end - 1) + 1);
}
const LF = 10;
const CR = 13;

function readLines(records: readonly CsvRecord[], total: CsvRecord, columns: number): ResultsFile | UnreadableFile {
  if (total.cells[1]?.trim() !== String(records.length)) {
    return { fault: `合计行写明${total.cells[1] ?? ''}笔，文件中实有${records.length}笔` };
  }
  if (records.length > MOST_RESULTS) return { fault: `一个文件最多${MOST_RESULTS}笔，请分成几个文件上传` };
  const lines: ResultLine[] = [];
  const first = new Map<string, ResultOutcome>();
  for (const record of records) {
    const line = lineOf(record, columns);
    if ('fault' in line) return { fault: `第${record.line}行：${line.fault}` };
    const before = first.get(line.paymentId);
    if (before === undefined) first.set(line.paymentId, line.outcome);
    lines.push(before === undefined ? line : { ...line, repeats: before === line.outcome ? 'SAME' : 'OPPOSITE' });
  }
  return withTotal(lines, total, columns);
}

function lineOf({ line, cells }: CsvRecord, columns: number): ResultLine | UnreadableFile {
  if (cells.length !== columns) return { fault: `应有${columns}列，实有${cells.length}列` };
  const texts = cells.map((cell) => cell.trim());
  const [paymentId = '', result = '', returnCode = '', returnReason = '', bankReference = '', time = ''] = texts;
  const outcome = Object.hasOwn(OUTCOMES, result) ? OUTCOMES[result] : undefined;
  if (!outcome) return { fault: '结果应为“成功”或“退票”' };
  if ([paymentId, returnCode, bankReference].some((text) => text.length > 100))
    return { fault: '单号、代码或流水号过长' };
  if (returnReason.length > 500) return { fault: '退票原因不能超过500字' };
  if (outcome === 'PAID' && bankReference === '') return { fault: '成功的须有银行流水号' };
  const amountFen = columns > COLUMNS.length ? fenIn(texts.at(-1) ?? '') : undefined;
  if (columns > COLUMNS.length && amountFen === undefined) return { fault: '金额应为以元为单位的数字，如2500.00' };
  const settledAt = timeIn(time);
  return {
    ...{ line, paymentId, outcome, returnCode, returnReason, bankReference },
    ...(settledAt && { settledAt }),
    ...(amountFen !== undefined && { amountFen }),
  };
}

const LOCAL_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/;
const ZONED_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** A moment as banks write it: RFC 3339, or day and time in Beijing. */
function timeIn(text: string): Instant | undefined {
  const [, day, time] = LOCAL_TIME.exec(text) ?? [];
  const moment = new Date(day ? `${day}T${time}+08:00` : ZONED_TIME.test(text) ? text : Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : instantOf(moment);
}

/** The last line may say what was paid, between the number of lines and the checksum. */
function withTotal(lines: readonly ResultLine[], total: CsvRecord, columns: number): ResultsFile | UnreadableFile {
  const [said, ...more] = total.cells.slice(2, -1).filter((cell) => cell.trim() !== '');
  if (said === undefined) return { lines };
  const paidFen = fenIn(said);
  if (paidFen === undefined || more.length > 0) return { fault: '合计行应为：合计，笔数，成功金额，校验值；其余留空' };
  if (columns === COLUMNS.length) return { lines, paidFen };
  const found = lines.reduce(
    (sum, { outcome, amountFen = 0, repeats }) => sum + (outcome === 'PAID' && !repeats ? amountFen : 0),
    0,
  );
  return found === paidFen ? { lines } : wrongTotal(paidFen, found);
}

/** The fault of a file whose last line gives another sum than its lines. */
export function wrongTotal(saidFen: number, foundFen: number): UnreadableFile {
  return { fault: `合计行写明成功金额${plainYuan(saidFen)}元，按各行应为${plainYuan(foundFen)}元` };
}
