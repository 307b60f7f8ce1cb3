import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageText } from '../../../functions/notify/message-text.ts';
import { EVENT_NAMES, type EventName } from '../../../shared/domain/transitions.ts';

const TOLD: readonly EventName[] = [
  'SUBMITTED',
  'REGISTER_UNANSWERED',
  'VERIFICATION_PASSED',
  'VERIFICATION_REFUSED',
  'MANUAL_VERIFICATION_APPROVED',
  'MANUAL_VERIFICATION_REFUSED',
  'CORRECTION_ASKED',
  'FUND_REVIEW_APPROVED',
  'FUND_REVIEW_REFUSED',
  'PUBLISHED',
  'OBJECTION_REVIEW_OPENED',
  'OBJECTION_DISMISSED',
  'OBJECTION_UPHELD',
  'PAYMENT_SETTLED',
  'PAYMENT_RETURNED',
  'WITHDRAWN',
];
const UNTOLD = EVENT_NAMES.filter((event) => !TOLD.includes(event));

/** One to five Han characters. */
const givenName = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 1, maxLength: 5 })
  .map((points) => String.fromCodePoint(...points));

describe('a message', () => {
  test.each(TOLD)('goes out for %s, in Chinese, from the service to the person by surname', (event) => {
    expect(messageText(event, '王小明')).toMatch(/^【职业技能补贴】王女士\/先生：[\p{Script=Han}，。、]+。$/u);
  });

  test.each(UNTOLD)('does not go out for %s', (event) => {
    expect(messageText(event, '王小明')).toBeUndefined();
  });

  test('is withheld for what is not the applicant’s to know: who objects, and the steps of the office', () => {
    expect([...UNTOLD].sort()).toEqual([
      'CLOSED_UNCHALLENGED',
      'CORRECTED',
      'OBJECTION_FILED',
      'PAYMENT_CONFIRMED',
      'PAYMENT_REQUESTED',
      'PUBLICATION_SCHEDULED',
    ]);
  });

  test('is the same for everybody of one surname: nothing else of the name is in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TOLD), givenName, givenName, (event, one, other) => {
        expect(messageText(event, `王${one}`)).toBe(messageText(event, `王${other}`));
      }),
    );
  });

  test.each([
    ['欧阳修远', '欧阳'],
    ['欧阳', '欧'],
    ['爱新觉罗溥仪', '爱新觉罗'],
    ['阿依古丽·买买提', '阿'],
    ['John Smith', 'J'],
  ])('calls %s %s', (name, surname) => {
    expect(messageText('SUBMITTED', name)).toContain(`】${surname}女士/先生：`);
  });

  test('says of every refusal that its reasons and the way to appeal can be read, and names none', () => {
    const refusals = TOLD.filter((event) => event.endsWith('_REFUSED') || event === 'OBJECTION_UPHELD');
    expect(refusals).toHaveLength(4);
    for (const event of refusals) expect(messageText(event, '王小明')).toContain('请登录查看原因和申诉方式');
  });

  test('fits into one text message of 70 characters', () => {
    for (const event of TOLD) expect([...(messageText(event, '欧阳修远') ?? '')].length, event).toBeLessThanOrEqual(70);
  });
});
