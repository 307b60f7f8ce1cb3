import { expect, test } from 'vitest';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { mayFollow } from '../../../../shared/domain/transitions.ts';
import { mayChange, mayWithdraw } from '../../../../web/citizen/applications/changeable.ts';
import { nextStep } from '../../../../web/citizen/applications/next-step.ts';
import { receivedIn } from '../../../../web/citizen/applications/received.tsx';
import { citizenText as text } from '../../../../web/text/zh/citizen.ts';

const returned = {
  code: 'ACCOUNT_CLOSED',
  text: '已销户',
  dueAt: '2021-08-30T10:00:00+08:00',
  confirming: false,
} as const;

test.each(PHASES)('the page offers in %s what the service takes', (phase) => {
  expect(mayChange('payee', phase)).toBe(mayFollow(phase, 'PAYEE_CHANGED'));
  expect(mayChange('contact', phase)).toBe(mayFollow(phase, 'CONTACT_CHANGED'));
  expect(mayWithdraw(phase)).toBe(mayFollow(phase, 'WITHDRAWN'));
});

test('the next step after a return is to correct the account, to do so again, or to wait', () => {
  const said = (more: object) =>
    nextStep({ phase: 'PAYMENT_RETURNED', paymentReturn: { ...returned, ...more } }, text, 'zh');
  expect(said({})).toBe('银行退票（已销户），补贴未能入账。请更正收款账户，经确认后重新拨付，无需再次公示。');
  expect(said({ refusal: '户名不符' })).toBe(text.ownCase.returned.refused);
  expect(said({ confirming: true })).toBe(text.ownCase.returned.confirming);
});

test('what was sent is said to be received, and after a return that it waits to be confirmed', () => {
  expect(receivedIn({}, {}, text)).toBeUndefined();
  expect(receivedIn({ corrected: true }, {}, text)).toBe(text.correction.received);
  expect(receivedIn({ changed: 'contact' }, {}, text)).toBe(text.contact.received);
  expect(receivedIn({ changed: 'payee' }, {}, text)).toBe(text.payee.received);
  const confirming = { paymentReturn: { ...returned, confirming: true } };
  expect(receivedIn({ changed: 'payee' }, confirming, text)).toBe(text.payee.receivedAfterReturn);
  expect(receivedIn({ changed: 'payee' }, { paymentReturn: returned }, text)).toBeUndefined();
});
