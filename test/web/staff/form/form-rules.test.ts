import { expect, test } from 'vitest';
import { errorsIn, fenOf, isDay, ofLength, serviceErrors } from '../../../../web/staff/form/form-rules.ts';

const FITTING = { day: isDay, reason: ofLength(4, 6) };
const NEEDED = { day: '请填写日期', reason: '应为4至6字' };
const WORDING = { fields: ['day', 'reason'], needed: NEEDED, inChinese: true } as const;

test('every field that does not fit is named with what it needs, in the order of the form', () => {
  expect(errorsIn({ day: '', reason: '  三个字 ' }, FITTING, NEEDED)).toEqual([
    { id: 'day', message: '请填写日期' },
    { id: 'reason', message: '应为4至6字' },
  ]);
  expect(errorsIn({ day: '2021-06-16', reason: '正好是六个字' }, FITTING, NEEDED)).toEqual([]);
  expect(errorsIn({ day: '2021-06-16', reason: '这里已经有七个' }, FITTING, NEEDED).map(({ id }) => id)).toEqual([
    'reason',
  ]);
});

test('what the service found stands at the field, in its words in Chinese and in those of the page in English', () => {
  const errors = [{ pointer: '/reason', message: '理由不能为空' }];
  expect(serviceErrors(errors, WORDING)).toEqual([{ id: 'reason', message: '理由不能为空' }]);
  expect(serviceErrors(errors, { ...WORDING, inChinese: false })).toEqual([{ id: 'reason', message: '应为4至6字' }]);
});

test('a field that has another name in the form is found; an unknown one belongs to no field', () => {
  const errors = [
    { pointer: '/receivedAt', message: '没有这个时间' },
    { pointer: '/other', message: '不认识' },
  ];
  expect(serviceErrors(errors, { ...WORDING, fieldFor: { receivedAt: 'day' } })).toEqual([
    { id: 'day', message: '没有这个时间' },
  ]);
});

test.each([
  ['2500', 250_000],
  ['2500.5', 250_050],
  [' 0.01 ', 1],
  ['0', undefined],
  ['1.234', undefined],
  ['-1', undefined],
  ['1,000', undefined],
  ['', undefined],
])('an amount of %s yuan is %s fen', (yuan, amountFen) => {
  expect(fenOf(yuan)).toBe(amountFen);
});
