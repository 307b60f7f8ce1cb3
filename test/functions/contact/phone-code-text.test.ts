import { expect, test } from 'vitest';
import { phoneCodeText } from '../../../functions/contact/phone-code-text.ts';
import { PHONE_CODE_PURPOSES } from '../../../shared/domain/phone-code-purpose.ts';

test.each(PHONE_CODE_PURPOSES)(
  'a message for %s has one number of six digits, its use and its ten minutes',
  (purpose) => {
    const text = phoneCodeText('012345', purpose, '职业技能补贴');
    expect(text).toMatch(/^【职业技能补贴】验证码012345，用于\p{Script=Han}+，10分钟内有效，请勿告知他人。$/u);
    expect(text.match(/\d{6,}/g)).toEqual(['012345']);
  },
);

test('each purpose has its own words', () => {
  const texts = PHONE_CODE_PURPOSES.map((purpose) => phoneCodeText('012345', purpose, '职业技能补贴'));
  expect(new Set(texts).size).toBe(PHONE_CODE_PURPOSES.length);
});
