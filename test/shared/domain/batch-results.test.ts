import { expect, test } from 'vitest';
import { fictionalResultsFile } from '../../../fictional/fictional-results.ts';
import { readResults } from '../../../shared/domain/batch-results.ts';

const TIME = '2021-06-25T15:00:00+08:00';
const read = (text: string | Uint8Array) => readResults(typeof text === 'string' ? Buffer.from(text) : text);
const good = fictionalResultsFile([
  { paymentId: 'A-1', time: TIME },
  { paymentId: 'B-1', result: '退票', code: 'RJ02', reason: '户名不符', reference: '', time: '2021-06-25 15:00:01' },
]);

test('a file gives its lines by number, with codes, words and times', () => {
  expect(read(good)).toEqual({
    lines: [
      {
        ...{ line: 2, paymentId: 'A-1', outcome: 'PAID', returnCode: '', returnReason: '', bankReference: 'B-1' },
        settledAt: '2021-06-25T07:00:00.000Z',
      },
      {
        ...{ line: 3, paymentId: 'B-1', outcome: 'RETURNED', returnCode: 'RJ02', returnReason: '户名不符' },
        ...{ bankReference: '', settledAt: '2021-06-25T07:00:01.000Z' },
      },
    ],
  });
});

test('a BOM at its beginning changes nothing', () => {
  const text = `\uFEFF${good}`;
  // The checksum is of the bytes, the mark included.
  expect(read(text)).toMatchObject({ fault: expect.stringContaining('校验值') });
});

test('a later line of the same payment is marked, by whether it says the same', () => {
  const lines = ['成功', '成功', '退票'].map((result) => ({ paymentId: 'A-1', result, time: TIME }));
  expect(read(fictionalResultsFile(lines))).toMatchObject({
    lines: [{ line: 2 }, { line: 3, repeats: 'SAME' }, { line: 4, repeats: 'OPPOSITE' }],
  });
});

test('a time that is none leaves the line without one', () => {
  const file = read(fictionalResultsFile([{ paymentId: 'A-1', time: '昨天' }]));
  expect('lines' in file && file.lines[0]?.settledAt).toBeUndefined();
});

/** 支付单号 in GBK. */
const GBK = new Uint8Array([0xd6, 0xa7, 0xb8, 0xb6, 0xb5, 0xa5, 0xba, 0xc5, 0x0d, 0x0a]);

test.each<readonly [string, string | Uint8Array, string]>([
  ['in GBK', GBK, 'GBK'],
  ['of other bytes', new Uint8Array([0xff, 0xff, 0xff]), '不是UTF-8'],
  ['that is empty', '', '空'],
  ['that was cut', good.slice(0, -90), '合计行'],
  ['that was changed', good.replace('A-1', 'C-1'), '校验值'],
  ['with another header', fictionalResultsFile([]).replace('支付单号', '单号'), '表头'],
  ['whose last line counts another number', good.replace('合计,2', '合计,3'), '实有2笔'],
  ['with another result', fictionalResultsFile([{ paymentId: 'A-1', result: '处理中', time: TIME }]), '第2行'],
  [
    'whose paid line has no reference',
    fictionalResultsFile([{ paymentId: 'A-1', reference: '', time: TIME }]),
    '第2行',
  ],
  ['with a column too many', fictionalResultsFile([{ paymentId: 'A-1,x', time: TIME }]), '第2行：应有6列'],
])('a file %s is refused whole, in one line', (_, file, words) => {
  const result = read(file);
  expect(result).toEqual({ fault: expect.stringContaining(words) });
});
