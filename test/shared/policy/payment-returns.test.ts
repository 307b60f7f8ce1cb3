import { describe, expect, test } from 'vitest';
import { beijingTime } from '../../../shared/domain/civil-date.ts';
import { dateOf } from '../../../shared/domain/instant.ts';
import { RETURN_CODES } from '../../../shared/domain/payment-return.ts';
import { returnCodeOf, returnReminders } from '../../../shared/policy/payment-returns.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';

describe('the words of a bank', () => {
  test.each([
    ['户名与账号不符', 'ACCOUNT_NAME_MISMATCH'],
    ['收款人姓名不符', 'ACCOUNT_NAME_MISMATCH'],
    ['账号不存在', 'ACCOUNT_NUMBER_INVALID'],
    ['账号有误', 'ACCOUNT_NUMBER_INVALID'],
    ['无此账户', 'ACCOUNT_NUMBER_INVALID'],
    ['账号已销户', 'ACCOUNT_CLOSED'],
    ['账户已冻结', 'ACCOUNT_FROZEN'],
    ['账户状态受限', 'ACCOUNT_FROZEN'],
    ['社保卡金融账户未激活', 'CARD_NOT_ACTIVATED'],
    ['社保卡已换发新卡', 'CARD_REPLACED'],
    ['超过Ⅱ类账户限额', 'ACCOUNT_CLASS_LIMIT'],
    ['系统原因', 'OTHER'],
    ['', 'OTHER'],
    [undefined, 'OTHER'],
  ] as const)('%s mean %s', (words, code) => {
    expect(returnCodeOf(words)).toBe(code);
  });

  test.each(RETURN_CODES)('may also be the code %s itself', (code) => {
    expect(returnCodeOf(code)).toBe(code);
  });
});

test('the applicant is reminded of a returned payment after 7, 30 and 60 days, at 10:00', () => {
  const reminders = returnReminders(new Date('2021-06-25T10:00:00+08:00'), dalian2019to2021);
  expect(reminders.map((instant) => beijingTime(dateOf(instant)))).toEqual([
    '2021-07-02T10:00:00+08:00',
    '2021-07-25T10:00:00+08:00',
    '2021-08-24T10:00:00+08:00',
  ]);
});
