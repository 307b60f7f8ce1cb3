import { expect, test } from 'vitest';
import { isReceiptCode, receiptDigest } from '../../../shared/domain/receipt-code.ts';

const digest = receiptDigest('OBJECTION-1', '7K3M-09XQ-V1TB-H8WN');

test.each([
  '7K3M-09XQ-V1TB-H8WN',
  '7k3m09xqv1tbh8wn',
  ' 7K3M 09XQ V1TB H8WN ',
  '7K3M-O9XQ-VITB-H8WN',
  '7k3m-o9xq-vltb-h8wn',
])('a receipt code may be written %j', (written) => {
  expect(isReceiptCode('OBJECTION-1', written, digest)).toBe(true);
});

test.each(['', '7K3M-09XQ-V1TB-H8WM', '7K3M'])('%j is another code', (other) => {
  expect(isReceiptCode('OBJECTION-1', other, digest)).toBe(false);
});

test('a code is good for its own objection only', () => {
  expect(isReceiptCode('OBJECTION-2', '7K3M-09XQ-V1TB-H8WN', digest)).toBe(false);
});
