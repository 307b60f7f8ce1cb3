import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageText } from '../../../functions/notify/message-text.ts';
import { EVENT_NAMES, type EventName } from '../../../shared/domain/transitions.ts';

const WITH_MESSAGE: readonly EventName[] = [
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
const WITHOUT_MESSAGE = EVENT_NAMES.filter((event) => !WITH_MESSAGE.includes(event));

/** One to five Han characters. */
const givenName = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 1, maxLength: 5 })
  .map((points) => String.fromCodePoint(...points));

describe('a message', () => {
  test.each(WITH_MESSAGE)(
    'is sent for %s: in Chinese, with the service’s name and the applicant’s surname',
    (event) => {
      expect(messageText(event, '王小明')).toMatch(/^【职业技能补贴】王女士\/先生：[\p{Script=Han}，。、]+。$/u);
    },
  );

  test.each(WITHOUT_MESSAGE)('is not sent for %s', (event) => {
    expect(messageText(event, '王小明')).toBeUndefined();
  });

  test('is not sent for objections filed or for internal steps of the agency', () => {
    expect([...WITHOUT_MESSAGE].sort()).toEqual([
      'CLOSED_UNCHALLENGED',
      'CORRECTED',
      'OBJECTION_FILED',
      'PAYMENT_CONFIRMED',
      'PAYMENT_REQUESTED',
      'PUBLICATION_SCHEDULED',
    ]);
  });

  test('is the same for all applicants with one surname: it holds nothing else of the name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WITH_MESSAGE), givenName, givenName, (event, one, other) => {
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
  ])('addresses %s as %s', (name, surname) => {
    expect(messageText('SUBMITTED', name)).toContain(`】${surname}女士/先生：`);
  });

  test('of a refusal says where to read the reasons and ways to appeal, and names none', () => {
    const refusals = WITH_MESSAGE.filter((event) => event.endsWith('_REFUSED') || event === 'OBJECTION_UPHELD');
    expect(refusals).toHaveLength(4);
    for (const event of refusals) expect(messageText(event, '王小明')).toContain('请登录查看原因和申诉方式');
  });

  test('fits one text message of 70 characters', () => {
    for (const event of WITH_MESSAGE)
      expect([...(messageText(event, '欧阳修远') ?? '')].length, event).toBeLessThanOrEqual(70);
  });
});
