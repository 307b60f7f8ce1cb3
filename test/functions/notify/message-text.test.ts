import { describe, expect, test } from 'vitest';
import { isNewsFor, messageText, messageToObjector } from '../../../functions/notify/message-text.ts';
import { EVENT_NAMES, type EventName, TRANSITIONS } from '../../../shared/domain/transitions.ts';

const WITH_MESSAGE: readonly EventName[] = [
  'SUBMITTED',
  'REGISTER_UNANSWERED',
  'VERIFICATION_PASSED',
  'VERIFICATION_REFUSED',
  'MANUAL_VERIFICATION_APPROVED',
  'MANUAL_VERIFICATION_REFUSED',
  'CORRECTION_ASKED',
  'CORRECTED',
  'CORRECTION_REMINDED',
  'CORRECTION_LAPSED',
  'FUND_REVIEW_APPROVED',
  'FUND_REVIEW_REFUSED',
  'PUBLISHED',
  'OBJECTION_REVIEW_OPENED',
  'OBJECTION_REVIEW_EXTENDED',
  'OBJECTION_DISMISSED',
  'OBJECTION_UPHELD',
  'SUSPENDED',
  'SUSPENSION_LIFTED',
  'APPROVAL_REVOKED',
  'PAYMENT_SETTLED',
  'PAYMENT_RETURNED',
  'RETURN_REMINDED',
  'PAYEE_REFUSED',
  'AGENCY_CHANGED',
  'DEATH_RECORDED',
  'PAYMENT_CONFIRMED',
  'PAYEE_CHANGED',
  'CONTACT_CHANGED',
  'WITHDRAWN',
  'RECONSIDERATION_REQUESTED',
  'REFUSAL_MAINTAINED',
  'REFUSAL_OVERTURNED',
  'RECOVERY_NOTIFIED',
  'RECOVERY_DECIDED',
  'RECOVERY_DROPPED',
  'REPAYMENT_RECORDED',
  'RECOVERY_TRANSFERRED',
  'RECOVERY_CLOSED',
];
const WITHOUT_MESSAGE = EVENT_NAMES.filter((event) => !WITH_MESSAGE.includes(event));

const SENDER = '职业技能补贴';

describe('a message', () => {
  test.each(WITH_MESSAGE)('is sent for %s: in Chinese, with the sender of the policy', (event) => {
    expect(messageText(event, SENDER)).toMatch(/^【职业技能补贴】您好，[\p{Script=Han}，。、；：]+。$/u);
  });

  test.each(WITHOUT_MESSAGE)('is not sent for %s', (event) => {
    expect(messageText(event, SENDER)).toBeUndefined();
  });

  test('is not sent for what others file, for internal steps, or for what the applicant has just been answered', () => {
    expect([...WITHOUT_MESSAGE].sort()).toEqual([
      // The refusal that fell is told of.
      'ADMITTED',
      'CLOSED_UNCHALLENGED',
      'COMPLAINT_DECIDED',
      'COMPLAINT_FILED',
      // The case page says so, five years after the end.
      'CONTENT_REMOVED',
      'DISAGREEMENT_DECIDED',
      // The applicant has died, and the heirs are told at the counter.
      'HEIRS_PAYEE_CONFIRMED',
      'HEIRS_PAYEE_NAMED',
      'HEIRS_PAYEE_REFUSED',
      'LEGAL_HOLD_LIFTED',
      'LEGAL_HOLD_PLACED',
      'OBJECTION_FILED',
      'OBJECTION_NOT_ADMITTED',
      'PAYMENT_REQUESTED',
      'PUBLICATION_SCHEDULED',
      'RECOVERY_STATED',
      'REVERSAL_DECLINED',
      'REVERSAL_PROPOSED',
      'SECOND_LOOK_DECIDED',
      'STATEMENT_MADE',
      'SUBMISSION_REFUSED',
    ]);
  });

  test.each(WITH_MESSAGE)('about %s does not guess whether the applicant is a man or a woman', (event) => {
    expect(messageText(event, SENDER)).not.toMatch(/女士|先生/);
  });

  test('of a refusal says where to read the reasons and ways to appeal, and names none', () => {
    const isRefusal = ({ from, to }: (typeof TRANSITIONS)[number]) => from !== null && to === 'REJECTED' && from !== to;
    const refusals = TRANSITIONS.filter(isRefusal).map(({ event }) => event);
    expect(refusals).toHaveLength(6);
    for (const event of refusals) expect(messageText(event, SENDER)).toContain('请登录查看原因和申诉方式');
  });

  test('fits one text message of 70 characters', () => {
    for (const event of WITH_MESSAGE)
      expect([...(messageText(event, SENDER) ?? '')].length, event).toBeLessThanOrEqual(70);
  });
});

describe('a message to an objector', () => {
  const objection = { noticeId: '210202-20210617', serial: 12345678 };
  const toObjector = (event: EventName) => messageToObjector(event, SENDER, objection);

  test('is sent where it is not admitted, where the review takes longer, and where it or the case has ended', () => {
    const told = EVENT_NAMES.filter((event) => toObjector(event) !== undefined);
    expect([...told].sort()).toEqual([
      'APPROVAL_REVOKED',
      'OBJECTION_DISMISSED',
      'OBJECTION_NOT_ADMITTED',
      'OBJECTION_REVIEW_EXTENDED',
      'OBJECTION_UPHELD',
      'WITHDRAWN',
    ]);
    expect(EVENT_NAMES.filter((event) => isNewsFor('OBJECTOR', event))).toEqual(told);
  });

  test('tells the outcome, and of the applicant only notice and serial', () => {
    const begin = '【职业技能补贴】您好，您对公示名单210202-20210617第12345678号提出的异议，';
    expect(toObjector('OBJECTION_UPHELD')).toBe(`${begin}经核实，异议成立。`);
    expect(toObjector('OBJECTION_DISMISSED')).toBe(`${begin}经核实，异议不成立。`);
    expect(toObjector('OBJECTION_REVIEW_EXTENDED')).toBe(`${begin}仍在核查，期限已延长。`);
    expect(toObjector('WITHDRAWN')).toBe(`${begin}因该公示事项已撤回，异议核查终止。`);
    expect(toObjector('APPROVAL_REVOKED')).toBe(`${begin}因该公示事项的审核结论已撤销，异议核查终止。`);
  });

  test('fits one text message of 70 characters', () => {
    for (const event of EVENT_NAMES) expect([...(toObjector(event) ?? '')].length, event).toBeLessThanOrEqual(70);
  });
});
