import { expect, test } from 'vitest';
import { plainMobile } from '../../../shared/domain/phone.ts';

test.each([
  '13900000000',
  '+8613900000000',
  '+86 139 0000 0000',
  '+86-139-0000-0000',
  '(+86) 13900000000',
  '8613900000000',
  '0086 13900000000',
  ' 139\u30000000 0000 ',
])('%j is a mobile number of the mainland', (text) => {
  expect(plainMobile(text)).toBe('13900000000');
});

test.each([
  '',
  '12900000000',
  '1390000000',
  '139000000001',
  '+1 3900000000',
  '+85213900000000',
  '041182745201',
  '张三',
])('%j is none', (text) => {
  expect(plainMobile(text)).toBeUndefined();
});
