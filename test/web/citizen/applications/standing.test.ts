import { expect, test } from 'vitest';
import { nextStep } from '../../../../web/citizen/applications/next-step.ts';
import { standingOf } from '../../../../web/citizen/applications/standing.ts';
import { citizenText as text } from '../../../../web/text/zh/citizen.ts';

const suspension = {
  explanation: '登记的用人单位与名单不一致。',
  at: '2021-06-18T10:00:00+08:00',
  statementUntil: '2021-06-26T00:00:00+08:00',
} as const;
const statement = { text: '本人一直在职。', at: '2021-06-18T11:00:00+08:00' } as const;
const overturned = {
  basis: 'COURT',
  documentNumber: '（2021）辽02行初1号',
  at: '2021-09-01T10:00:00+08:00',
  applicationId: 'V072167SSB76KD9M',
  text: '已被撤销',
} as const;
const reconsideration = {
  reconsiderationId: 'CASE.reconsideration',
  requestedAt: '2021-06-20T10:00:00+08:00',
  dueAt: '2021-07-06T00:00:00+08:00',
} as const;
const next = (known: Parameters<typeof nextStep>[0]) => nextStep(known, text, 'zh');

test('a suspended case asks its applicant for a statement, and then to wait', () => {
  const open = { phase: 'SUSPENDED', suspension } as const;
  expect(standingOf(open, text)).toEqual({ label: '已暂停', tone: 'attention' });
  expect(next(open)).toBe('本件已暂停办理，经办机构正在核实。您可在2021年6月25日 24:00前提交陈述意见。');
  const made = { phase: 'SUSPENDED', suspension: { ...suspension, statement } } as const;
  expect(standingOf(made, text)).toEqual({ label: '已暂停', tone: 'waiting' });
  expect(next(made)).toBe(text.ownCase.suspended.made);
});

test('a refusal stands, is reconsidered, stands again, or has fallen', () => {
  const rejected = { phase: 'REJECTED' } as const;
  expect(standingOf(rejected, text)).toEqual({ label: '未通过', tone: 'error' });
  expect(next({ ...rejected, reconsideration })).toContain('将于2021年7月5日 24:00前作出复核决定');
  const maintained = { ...reconsideration, outcome: 'MAINTAIN' } as const;
  expect(next({ ...rejected, reconsideration: maintained })).toBe(text.ownCase.next.REJECTED);
  expect(standingOf({ ...rejected, overturned }, text)).toEqual({ label: '已被撤销', tone: 'info' });
  expect(next({ ...rejected, reconsideration: { ...reconsideration, outcome: 'GRANT' }, overturned })).toBe(
    text.ownCase.challenged.overturned,
  );
});

test('a corrected account that waits to be confirmed asks nothing of its applicant', () => {
  const paymentReturn = { code: 'ACCOUNT_CLOSED', text: '已销户', dueAt: '2021-08-30T10:00:00+08:00' } as const;
  const returned = (confirming: boolean) =>
    standingOf({ phase: 'PAYMENT_RETURNED', paymentReturn: { ...paymentReturn, confirming } }, text).tone;
  expect([returned(false), returned(true)]).toEqual(['attention', 'waiting']);
});
