import { expect, test } from 'vitest';
import { REASON_CODES } from '../../../../shared/domain/reason-code.ts';
import { ROLE_FOR_KIND, TASK_KINDS } from '../../../../shared/domain/task.ts';
import { REASONS } from '../../../../shared/policy/reasons.ts';
import { outcomeWords } from '../../../../web/staff/case/outcome-words.ts';
import {
  bodyOf,
  errorsIn,
  NOTHING_TYPED,
  OUTCOMES,
  reasonsFor,
} from '../../../../web/staff/decision/decision-rules.ts';
import { DECIDING_ROLE, rolesIn } from '../../../../web/staff/duty.ts';
import { deskText } from '../../../../web/text/zh/staff-desk.ts';

const KNOWN = { employer: false, agency: false, occupation: false };
const UNKNOWN = { employer: true, agency: true, occupation: true };

test('a task offers the reasons that staff may give, its own first', () => {
  expect(reasonsFor('FUND_REVIEW', KNOWN)[0]).toBe('FUND_REVIEW_REFUSED');
  expect(reasonsFor('OBJECTION_REVIEW', KNOWN)[0]).toBe('OBJECTION_UPHELD');
  expect(reasonsFor('MANUAL_VERIFICATION', KNOWN)).not.toContain('FUND_REVIEW_REFUSED');
  const settled = REASON_CODES.filter((code) => REASONS[code].knownAt === 'submission');
  expect(reasonsFor('FUND_REVIEW', KNOWN).filter((code) => settled.includes(code))).toEqual([]);
});

test('an occupation that the catalogue does not have is a reason in manual verification alone', () => {
  const offering = TASK_KINDS.filter((kind) => reasonsFor(kind, UNKNOWN).includes('OCCUPATION_NOT_IN_CATALOGUE'));
  expect(offering).toEqual(['MANUAL_VERIFICATION']);
  expect(reasonsFor('MANUAL_VERIFICATION', KNOWN)).not.toContain('OCCUPATION_NOT_IN_CATALOGUE');
});

test('an approval by hand must say what was seen, and what the register did not', () => {
  const typed = { ...NOTHING_TYPED, outcome: 'APPROVE' as const };
  const ids = (unknown: typeof KNOWN) =>
    errorsIn('MANUAL_VERIFICATION', typed, unknown, deskText.decision).map(({ id }) => id);
  expect(ids(KNOWN)).toEqual(['note']);
  expect(ids(UNKNOWN)).toEqual(['note', 'employer', 'agency']);
});

test('a refusal on a ground that staff found needs an explanation', () => {
  const typed = { ...NOTHING_TYPED, outcome: 'REFUSE' as const, reasons: ['FUND_REVIEW_REFUSED' as const] };
  expect(errorsIn('FUND_REVIEW', typed, KNOWN, deskText.decision).map(({ id }) => id)).toEqual(['explanation']);
});

test('what was typed for a refusal is not sent with an approval', () => {
  const explanation = '经查阅劳动合同，与申报内容不符。';
  const typed = { ...NOTHING_TYPED, outcome: 'APPROVE' as const, reasons: ['FALSE_DECLARATION' as const], explanation };
  expect(bodyOf('FUND_REVIEW', typed, KNOWN)).toEqual({ outcome: 'APPROVE' });
});

test('a correction names its fields and what is wrong with them, and sends nothing of a refusal', () => {
  const typed = { ...NOTHING_TYPED, outcome: 'REQUEST_CORRECTION' as const, reasons: ['FALSE_DECLARATION' as const] };
  const ids = errorsIn('FUND_REVIEW', typed, KNOWN, deskText.decision).map(({ id }) => id);
  expect(ids).toEqual(['fields', 'explanation']);
  const explanation = '证书编号与证书不一致，请对照证书填写。';
  const complete = { ...typed, fields: ['certificate.number' as const], explanation };
  expect(errorsIn('FUND_REVIEW', complete, KNOWN, deskText.decision)).toEqual([]);
  const body = { outcome: 'REQUEST_CORRECTION', fields: ['certificate.number'], explanation };
  expect(bodyOf('FUND_REVIEW', complete, KNOWN)).toEqual(body);
});

test('a payee is confirmed, or sent back with an explanation and no reasons', () => {
  expect(OUTCOMES.PAYMENT_CONFIRMATION).toEqual(['CONFIRM', 'REFUSE']);
  const kind = 'PAYMENT_CONFIRMATION';
  const typed = { ...NOTHING_TYPED, outcome: 'REFUSE' as const, reasons: ['FALSE_DECLARATION' as const] };
  expect(errorsIn(kind, typed, KNOWN, deskText.decision).map(({ id }) => id)).toEqual(['explanation']);
  const explanation = '户名与申请人姓名不一致，请填写本人账户。';
  expect(bodyOf(kind, { ...typed, explanation }, KNOWN)).toEqual({ outcome: 'REFUSE', explanation });
  expect(bodyOf(kind, { ...typed, explanation, outcome: 'CONFIRM' }, KNOWN)).toEqual({ outcome: 'CONFIRM' });
  expect(outcomeWords(kind, 'REFUSE', deskText)).toBe('退回申请人');
  expect(outcomeWords('FUND_REVIEW', 'REFUSE', deskText)).toBe('不予通过');
});

test('the desk offers a task to the role that decides it', () => {
  expect(DECIDING_ROLE).toEqual(ROLE_FOR_KIND);
  const payload = Buffer.from(JSON.stringify({ roles: ['reviewer'] })).toString('base64url');
  expect(rolesIn(`head.${payload}.signature`)).toEqual(['reviewer']);
  expect(rolesIn('not a token')).toBeUndefined();
});
