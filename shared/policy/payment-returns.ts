import { addDays, atHour, beijingDate } from '../domain/civil-date.ts';
import { type Instant, instantOf } from '../domain/instant.ts';
import type { ReturnCode } from '../domain/payment-return.ts';
import type { Policy } from './policy.ts';

/** What the applicant reads of each code. The words of the bank are for staff. */
export const RETURN_TEXT: Readonly<Record<ReturnCode, string>> = {
  ACCOUNT_NAME_MISMATCH: '户名与账号不符',
  ACCOUNT_NUMBER_INVALID: '账号有误或不存在',
  ACCOUNT_CLOSED: '已销户',
  ACCOUNT_FROZEN: '账户受限',
  CARD_NOT_ACTIVATED: '社保卡金融功能未激活',
  CARD_REPLACED: '社保卡已换发',
  ACCOUNT_CLASS_LIMIT: 'Ⅱ、Ⅲ类账户限额',
  OTHER: '银行未能入账',
};

/** What the words of a bank mean: the first line that fits counts. Banks differ; what fits none is OTHER. */
const WORDS: readonly (readonly [RegExp, ReturnCode])[] = [
  [/户名|姓名|名称/, 'ACCOUNT_NAME_MISMATCH'],
  [/换发|换卡|旧卡|已更换/, 'CARD_REPLACED'],
  [/激活|启用/, 'CARD_NOT_ACTIVATED'],
  [/销户|已注销/, 'ACCOUNT_CLOSED'],
  [/冻结|受限|止付|挂失|久悬|睡眠/, 'ACCOUNT_FROZEN'],
  [/限额|[ⅡⅢ]类|I{2,3}类|[二三]类/i, 'ACCOUNT_CLASS_LIMIT'],
  [/账号.*(?:误|错|不存在|无效|不符)|无此(?:账|帐)|(?:账|帐)户不存在|卡号/, 'ACCOUNT_NUMBER_INVALID'],
];

/**
 * What the codes of a bank mean, as they stand in its results files. Each bank has its own; those of the clearing
 * systems of the People's Bank are here to begin with.
 *
 * @source policy data, to be agreed with the bank
 */
const BANK_CODES: Readonly<Record<string, ReturnCode>> = {
  RJ01: 'ACCOUNT_NUMBER_INVALID',
  RJ02: 'ACCOUNT_NAME_MISMATCH',
  RJ90: 'OTHER',
};

/** Our code for a code of the bank, where it means one thing, or else for its words, which may also be our code. */
export function returnCodeOf(words = '', bankCode = ''): ReturnCode {
  const text = words.trim();
  const known = [bankCode.trim(), text].find((each) => Object.hasOwn(RETURN_TEXT, each));
  if (known) return known as ReturnCode;
  const meant = BANK_CODES[bankCode.trim()];
  if (meant && meant !== 'OTHER') return meant;
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'OTHER';
}

/**
 * When the applicant is reminded of a payment that came back, at the hour at which payments are ordered.
 *
 * @source policy data (7, 30 and 60 days)
 */
export function returnReminders(
  returnedAt: Date,
  { returnReminderDays, payoutAtHour }: Pick<Policy, 'returnReminderDays' | 'payoutAtHour'>,
): readonly Instant[] {
  return returnReminderDays.map((days) => instantOf(atHour(addDays(beijingDate(returnedAt), days), payoutAtHour)));
}
