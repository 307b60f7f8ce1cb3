import { describe, expect, test } from 'vitest';
import { EVENT_TEXT } from '../../../functions/apply/event-text.ts';
import { EVENT_NAMES, TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { CERTIFICATE_APPROVED_TEXT } from '../../../shared/policy/guide.ts';

describe('the text of an event for the applicant', () => {
  test.each(EVENT_NAMES)('for %s is short, Chinese and free of codes', (event) => {
    expect(EVENT_TEXT[event]).toMatch(/^[\p{Script=Han}，、。]{5,60}$/u);
  });

  test('exists for every event and for nothing else', () => {
    expect(Object.keys(EVENT_TEXT).sort()).toEqual([...EVENT_NAMES].sort());
  });

  test('is the sentence of the guide, whichever way the verification was passed', () => {
    expect(EVENT_TEXT.VERIFICATION_PASSED).toBe(CERTIFICATE_APPROVED_TEXT);
    expect(EVENT_TEXT.MANUAL_VERIFICATION_APPROVED).toBe(CERTIFICATE_APPROVED_TEXT);
  });

  test('says 未通过 exactly where the event refuses a case that was taken', () => {
    const refusals = TRANSITIONS.filter(({ from, to }) => to === 'REJECTED' && from !== null && from !== to);
    const refusing = new Set<string>(refusals.map(({ event }) => event));
    for (const event of EVENT_NAMES) expect(EVENT_TEXT[event].includes('未通过'), event).toBe(refusing.has(event));
  });

  test('says 已支付 only for a settled payment', () => {
    const paid = EVENT_NAMES.filter((event) => EVENT_TEXT[event].includes('已支付'));
    expect(paid).toEqual(['PAYMENT_SETTLED']);
  });
});
