import { expect, test } from 'vitest';
import { reasonsOf, requireWhatItMustSay } from '../../../../functions/decision/decision-checks.ts';
import { decisionBody } from '../../../../shared/contracts/review.ts';
import { ServiceError } from '../../../../shared/domain/errors.ts';
import { instantOf } from '../../../../shared/domain/instant.ts';
import { isKnownAt, REASON_CODES } from '../../../../shared/domain/reason-code.ts';
import { TASK_KINDS, type TaskKind } from '../../../../shared/domain/task-kind.ts';
import { outcomeWords } from '../../../../web/staff/case/outcome-words.ts';
import {
  bodyOf,
  consequentOutcome,
  errorsIn,
  isConfirmed,
  isExplained,
  NOTHING_TYPED,
  OUTCOMES,
  outcomesFor,
  reasonsFor,
  refuses,
  type TypedDecision,
} from '../../../../web/staff/decision/decision-rules.ts';
import { deskText } from '../../../../web/text/zh/staff-desk.ts';
import { anApplication, SUBMITTED_AT } from '../../../support/applications.ts';

const KNOWN = { employer: false, agency: false, occupation: false };
const UNKNOWN = { employer: true, agency: true, occupation: true };

test('a task offers the reasons that staff may give, its own first', () => {
  expect(reasonsFor('FUND_REVIEW', KNOWN)[0]).toBe('FUND_REVIEW_REFUSED');
  expect(reasonsFor('OBJECTION_REVIEW', KNOWN)[0]).toBe('OBJECTION_UPHELD');
  expect(reasonsFor('MANUAL_VERIFICATION', KNOWN)).not.toContain('FUND_REVIEW_REFUSED');
  expect(reasonsFor('SUSPENSION_REVIEW', KNOWN)[0]).toBe('APPROVAL_REVOKED');
  expect(reasonsFor('OBJECTION_REVIEW', KNOWN)).not.toContain('APPROVAL_REVOKED');
  const settled = REASON_CODES.filter((code) => isKnownAt(code, 'submission', 'correction'));
  expect(reasonsFor('FUND_REVIEW', KNOWN).filter((code) => settled.includes(code))).toEqual([]);
});

test('an occupation that the catalogue does not have is a reason in manual verification alone', () => {
  const offering = TASK_KINDS.filter((kind) => reasonsFor(kind, UNKNOWN).includes('OCCUPATION_NOT_IN_CATALOGUE'));
  expect(offering).toEqual(['MANUAL_VERIFICATION', 'VERIFICATION_SECOND_LOOK']);
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

test('an approval is revoked with reasons and an explanation, or the suspension lifted without any', () => {
  const kind = 'SUSPENSION_REVIEW';
  const revoking = { ...NOTHING_TYPED, outcome: 'REVOKE' as const };
  expect(idsOf(kind, revoking)).toEqual(['reasons']);
  const reasons = ['APPROVAL_REVOKED' as const];
  expect(idsOf(kind, { ...revoking, reasons })).toEqual(['explanation']);
  const explanation = '经核实，申报时已不在该公司工作。';
  const body = { outcome: 'REVOKE', reasons, explanation };
  expect(bodyOf(kind, { ...revoking, reasons, explanation }, KNOWN)).toEqual(body);
  const lifting = { ...revoking, reasons, explanation, outcome: 'LIFT' as const };
  expect(idsOf(kind, lifting)).toEqual([]);
  expect(bodyOf(kind, lifting, KNOWN)).toEqual({ outcome: 'LIFT' });
});

test('a complaint is decided by a note of what was found, whatever the outcome, and refuses nothing', () => {
  for (const outcome of ['UPHOLD', 'DISMISS'] as const) {
    const typed = { ...NOTHING_TYPED, outcome, reasons: ['OBJECTION_UPHELD' as const], note: '已核' };
    expect(idsOf('COMPLAINT', typed)).toEqual(['note']);
    const note = '已电话核实，所述属实';
    expect(bodyOf('COMPLAINT', { ...typed, note }, KNOWN)).toEqual({ outcome, note });
    expect(isConfirmed('COMPLAINT', outcome)).toBe(false);
  }
  expect(outcomeWords('COMPLAINT', 'UPHOLD', deskText)).toBe('反映属实');
  expect(outcomeWords('OBJECTION_REVIEW', 'UPHOLD', deskText)).toBe('异议成立');
});

test('a refusal is maintained with an explanation, and falls without one', () => {
  const kind = 'RECONSIDERATION';
  expect(idsOf(kind, { ...NOTHING_TYPED, outcome: 'MAINTAIN' })).toEqual(['explanation']);
  expect(idsOf(kind, { ...NOTHING_TYPED, outcome: 'GRANT' })).toEqual([]);
  expect(isExplained(kind, 'GRANT')).toBe(false);
});

test('a reversal that is not confirmed says why in a note', () => {
  expect(idsOf('REVERSAL', { ...NOTHING_TYPED, outcome: 'REFUSE' })).toEqual(['note']);
  expect(idsOf('REVERSAL', { ...NOTHING_TYPED, outcome: 'CONFIRM' })).toEqual([]);
});

test('a decision from which much follows is confirmed first; a payee is not', () => {
  expect(consequentOutcome('SUSPENSION_REVIEW', 'LIFT')).toBe('LIFT');
  expect(consequentOutcome('RECONSIDERATION', 'GRANT')).toBe('GRANT');
  expect(consequentOutcome('REVERSAL', 'CONFIRM')).toBe('CONFIRM');
  expect(isConfirmed('REVERSAL', 'CONFIRM')).toBe(true);
  expect(isConfirmed('PAYMENT_CONFIRMATION', 'CONFIRM')).toBe(false);
  expect(consequentOutcome('RECONSIDERATION', '')).toBeUndefined();
});

test('the desk asks of every decision at least what the service asks', () => {
  const moment = new Date(SUBMITTED_AT);
  const at = instantOf(moment);
  const { application } = anApplication({ phase: 'VERIFYING' });
  const task = {
    taskId: 'task',
    agency: '210202',
    applicationId: 'case',
    status: 'OPEN',
    openedAt: at,
    dueAt: at,
  } as const;
  for (const kind of TASK_KINDS) {
    for (const outcome of OUTCOMES[kind]) {
      const reasons = refuses(kind, outcome) ? reasonsFor(kind, KNOWN).slice(0, 1) : [];
      const typed = { ...NOTHING_TYPED, outcome, reasons };
      const decider = { person: 'hash-of-a-person', staffId: 'staff-1' };
      const body = decisionBody.parse(bodyOf(kind, typed, KNOWN));
      const request = { body, decider, task: { ...task, kind }, application, moment };
      const asked = pointersOf(() => requireWhatItMustSay(request, reasonsOf(request)));
      expect(errorsIn(kind, typed, UNKNOWN, deskText.decision).map(({ id }) => `/${id}`)).toEqual(
        expect.arrayContaining([...asked]),
      );
    }
  }
});

function idsOf(kind: TaskKind, typed: TypedDecision): readonly string[] {
  return errorsIn(kind, typed, KNOWN, deskText.decision).map(({ id }) => id);
}

/** The fields that the service refuses. */
function pointersOf(check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ServiceError) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
}

test('a recovery says how much in yuan, by which day and why; a dropped one only why', () => {
  const typed = { ...NOTHING_TYPED, outcome: 'RECOVER' as const, amount: '2500.00', repayBy: '2021-08-31' };
  const explanation = '经查阅劳动合同，与申报内容不符。';
  expect(
    errorsIn('RECOVERY', { ...NOTHING_TYPED, outcome: 'RECOVER' }, KNOWN, deskText.decision).map(({ id }) => id),
  ).toEqual(['explanation', 'amount', 'repayBy']);
  expect(bodyOf('RECOVERY', { ...typed, explanation }, KNOWN)).toEqual({
    outcome: 'RECOVER',
    explanation,
    recovery: { amountFen: 250_000, repayBy: '2021-08-31' },
  });
  expect(bodyOf('RECOVERY', { ...typed, outcome: 'DROP', explanation }, KNOWN)).toEqual({
    outcome: 'DROP',
    explanation,
  });
});

test('a death is struck out only where one is recorded', () => {
  expect(outcomesFor('SUSPENSION_REVIEW', false)).toEqual(['LIFT', 'REVOKE']);
  expect(outcomesFor('SUSPENSION_REVIEW', true)).toEqual(['LIFT', 'REVOKE', 'DISMISS']);
  expect(outcomesFor('OBJECTION_REVIEW', false)).toEqual(['DISMISS', 'UPHOLD']);
});
