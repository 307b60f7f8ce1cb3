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

const SENDER = '职业技能补贴';

describe('a message', () => {
  test.each(WITH_MESSAGE)('is sent for %s: in Chinese, with the sender of the policy', (event) => {
    expect(messageText(event, SENDER)).toMatch(/^【职业技能补贴】您好，[\p{Script=Han}，。、]+。$/u);
  });

  test.each(WITHOUT_MESSAGE)('is not sent for %s', (event) => {
    expect(messageText(event, SENDER)).toBeUndefined();
  });

  test('is not sent for objections filed or for internal steps of the agency', () => {
    expect([...WITHOUT_MESSAGE].sort()).toEqual([
      'CLOSED_UNCHALLENGED',
      'CORRECTED',
      'OBJECTION_FILED',
      'OBJECTION_NOT_ADMITTED',
      'PAYMENT_CONFIRMED',
      'PAYMENT_REQUESTED',
      'PUBLICATION_SCHEDULED',
    ]);
  });

  test.each(WITH_MESSAGE)('about %s does not guess whether the applicant is a man or a woman', (event) => {
    expect(messageText(event, SENDER)).not.toMatch(/女士|先生/);
  });

  test('of a refusal says where to read the reasons and ways to appeal, and names none', () => {
    const refusals = WITH_MESSAGE.filter((event) => event.endsWith('_REFUSED') || event === 'OBJECTION_UPHELD');
    expect(refusals).toHaveLength(4);
    for (const event of refusals) expect(messageText(event, SENDER)).toContain('请登录查看原因和申诉方式');
  });

  test('fits one text message of 70 characters', () => {
    for (const event of WITH_MESSAGE)
      expect([...(messageText(event, SENDER) ?? '')].length, event).toBeLessThanOrEqual(70);
  });
});
