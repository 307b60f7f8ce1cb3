import { describe, expect, test } from 'vitest';
import { type DecisionBody, decisionBody } from '../../../shared/contracts/review.ts';
import { reasonsOf } from '../../../shared/domain/case/application.ts';
import { isKnownAt, REASON_CODES, type ReasonKnownAt } from '../../../shared/domain/reason-code.ts';
import { TASK_KINDS, TASK_OUTCOMES, type TaskKind } from '../../../shared/domain/task-kind.ts';
import type { ApplicationFields } from '../../support/applications.ts';
import { aDeath, anHeirsPayee } from '../../support/deaths.ts';
import { EXPLANATION, NOTE } from '../../support/decisions.ts';
import { decider, effectOf, refusalTo } from './decided-case.ts';

const codesFoundAt = (...stages: readonly ReasonKnownAt[]) => REASON_CODES.filter((code) => isKnownAt(code, ...stages));

const ALLOWED = {
  MANUAL_VERIFICATION: {
    APPROVE: 'MANUAL_VERIFICATION_APPROVED',
    REFUSE: 'MANUAL_VERIFICATION_REFUSED',
    REQUEST_CORRECTION: 'CORRECTION_ASKED',
  },
  FUND_REVIEW: {
    APPROVE: 'FUND_REVIEW_APPROVED',
    REFUSE: 'FUND_REVIEW_REFUSED',
    REQUEST_CORRECTION: 'CORRECTION_ASKED',
  },
  OBJECTION_REVIEW: { UPHOLD: 'OBJECTION_UPHELD', DISMISS: 'OBJECTION_DISMISSED' },
  COMPLAINT: { UPHOLD: 'COMPLAINT_DECIDED', DISMISS: 'COMPLAINT_DECIDED' },
  SUSPENSION_REVIEW: { LIFT: 'SUSPENSION_LIFTED', REVOKE: 'APPROVAL_REVOKED', DISMISS: 'SUSPENSION_LIFTED' },
  PAYMENT_CONFIRMATION: { CONFIRM: 'PAYMENT_CONFIRMED', REFUSE: 'PAYEE_REFUSED' },
  RECONSIDERATION: { MAINTAIN: 'REFUSAL_MAINTAINED', GRANT: 'REFUSAL_OVERTURNED' },
  REVERSAL: { CONFIRM: 'REFUSAL_OVERTURNED', REFUSE: 'REVERSAL_DECLINED' },
  VERIFICATION_SECOND_LOOK: { APPROVE: 'SECOND_LOOK_DECIDED', REFUSE: 'SECOND_LOOK_DECIDED' },
  FUND_SECOND_LOOK: { APPROVE: 'SECOND_LOOK_DECIDED', REFUSE: 'SECOND_LOOK_DECIDED' },
  DISAGREEMENT: { MAINTAIN: 'DISAGREEMENT_DECIDED', UPHOLD: 'DISAGREEMENT_DECIDED' },
  RECOVERY: { RECOVER: 'RECOVERY_DECIDED', DROP: 'RECOVERY_DROPPED' },
  HEIRS_PAYEE: { CONFIRM: 'HEIRS_PAYEE_CONFIRMED', REFUSE: 'HEIRS_PAYEE_REFUSED' },
} as const satisfies Record<TaskKind, object>;
const PAIRS = TASK_KINDS.flatMap((kind) => TASK_OUTCOMES.map((outcome) => [outcome, kind] as const));
/** When the case is looked at next: soon, where a run waits for the answer. */
const DUE: Readonly<Record<string, string | undefined>> = {
  PAYMENT_CONFIRMED: '2021-06-16T02:00:00.000Z',
  PAYEE_REFUSED: '2021-07-02T02:00:00.000Z',
  SUSPENSION_LIFTED: '2021-06-16T02:00:00.000Z',
  APPROVAL_REVOKED: undefined,
  REFUSAL_MAINTAINED: undefined,
  REFUSAL_OVERTURNED: undefined,
  // 24:00 of the last day for the repayment.
  RECOVERY_DECIDED: '2021-08-31T16:00:00.000Z',
  RECOVERY_DROPPED: undefined,
};
const SOON = '2021-06-16T01:10:00.000Z';
/** They leave the case as it is, so it is next due as before. */
const BESIDE_THE_CASE: readonly string[] = [
  'COMPLAINT_DECIDED',
  'REVERSAL_DECLINED',
  'SECOND_LOOK_DECIDED',
  'DISAGREEMENT_DECIDED',
  'HEIRS_PAYEE_CONFIRMED',
  'HEIRS_PAYEE_REFUSED',
];
/** What the case must have for a decision. */
const HAS: Readonly<Record<string, ApplicationFields>> = {
  'SUSPENSION_REVIEW DISMISS': { deaths: [aDeath()] },
  'HEIRS_PAYEE CONFIRM': { deaths: [aDeath()], heirsPayee: anHeirsPayee() },
  'HEIRS_PAYEE REFUSE': { deaths: [aDeath()], heirsPayee: anHeirsPayee() },
};
/** The kinds whose refusal has reasons. */
const REFUSED_BY: Partial<Readonly<Record<TaskKind, string>>> = {
  MANUAL_VERIFICATION: 'REFUSE',
  FUND_REVIEW: 'REFUSE',
  OBJECTION_REVIEW: 'UPHOLD',
  SUSPENSION_REVIEW: 'REVOKE',
  VERIFICATION_SECOND_LOOK: 'REFUSE',
  FUND_SECOND_LOOK: 'REFUSE',
};
const eventFor = (outcome: string, kind: TaskKind) =>
  new Map<string, string>(Object.entries(ALLOWED[kind])).get(outcome);

describe('an outcome', () => {
  test.each(PAIRS.filter(([outcome, kind]) => eventFor(outcome, kind)))('%s decides a %s', async (outcome, kind) => {
    const isRefusal = REFUSED_BY[kind] === outcome;
    const body: DecisionBody = isRefusal ? { outcome, reasons: ['CERTIFICATE_NOT_GENUINE'] } : { outcome };
    const effect = await effectOf(kind, body, HAS[`${kind} ${outcome}`]);
    expect(effect).toMatchObject({ event: eventFor(outcome, kind), reasons: body.reasons ?? [] });
    const isBeside = BESIDE_THE_CASE.includes(effect.event);
    // A complaint is about a case, and no stage of it.
    expect(effect.after.deciders).toEqual(kind === 'COMPLAINT' ? [] : [{ stage: kind, ...decider }]);
    const due = effect.event in DUE ? DUE[effect.event] : SOON;
    expect(effect.after.nextDueAt).toBe(isBeside ? effect.before.nextDueAt : due);
    expect(reasonsOf(effect.after)).toEqual(isRefusal && !isBeside ? effect.reasons : reasonsOf(effect.before));
    expect(effect.effects).toContainEqual(expect.objectContaining({ kind: 'DECIDE_TASK' }));
  });

  test.each(PAIRS.filter(([outcome, kind]) => !eventFor(outcome, kind)))(
    '%s is not allowed for a %s',
    async (outcome, kind) => {
      const refusal = await refusalTo(kind, { outcome });
      expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers: ['/outcome'] });
    },
  );

  test.each(['CORRECT', '', 'approve'])('%j is unknown', (outcome) => {
    const parsed = decisionBody.safeParse({ outcome });
    expect(parsed.error?.issues.map(({ path }) => path.join('/'))).toContain('outcome');
  });
});

describe('the reasons of a refusal', () => {
  test.each(codesFoundAt('verification', 'staff'))('can be what staff find: %s', async (code) => {
    expect((await effectOf('MANUAL_VERIFICATION', { outcome: 'REFUSE', reasons: [code] })).reasons).toEqual([code]);
  });

  test('cannot be those that are checked at submission, nor a correction not made: the answer points to each', async () => {
    const unfit = codesFoundAt('submission', 'correction');
    expect(unfit).toHaveLength(11);
    const refusal = await refusalTo('FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION', ...unfit] });
    expect(refusal).toMatchObject({ status: 400, pointers: unfit.map((_, index) => `/reasons/${index + 1}`) });
  });

  test('count once, however often they are named', async () => {
    const reasons = ['FALSE_DECLARATION', 'CERTIFICATE_NOT_GENUINE', 'FALSE_DECLARATION'] as const;
    const effect = await effectOf('FUND_REVIEW', { outcome: 'REFUSE', reasons: [...reasons] });
    expect(effect.reasons).toEqual(['FALSE_DECLARATION', 'CERTIFICATE_NOT_GENUINE']);
  });

  test.each([
    ['FUND_REVIEW', 'REFUSE', 'FUND_REVIEW_REFUSED'],
    ['OBJECTION_REVIEW', 'UPHOLD', 'OBJECTION_UPHELD'],
    ['SUSPENSION_REVIEW', 'REVOKE', 'APPROVAL_REVOKED'],
  ] as const)('of a %s can be omitted: %s alone implies %s', async (kind, outcome, implied) => {
    expect((await effectOf(kind, { outcome })).reasons).toEqual([implied]);
    expect((await effectOf(kind, { outcome, reasons: [] })).reasons).toEqual([implied]);
  });

  test('of a manual verification must be named', async () => {
    for (const reasons of [undefined, []]) {
      const body = { outcome: 'REFUSE', reasons } as const;
      expect(await refusalTo('MANUAL_VERIFICATION', body)).toMatchObject({ status: 400, pointers: ['/reasons'] });
    }
  });

  test.each([
    ['MANUAL_VERIFICATION', 'APPROVE'],
    ['FUND_REVIEW', 'APPROVE'],
    ['OBJECTION_REVIEW', 'DISMISS'],
    ['FUND_REVIEW', 'REQUEST_CORRECTION'],
    ['PAYMENT_CONFIRMATION', 'REFUSE'],
    ['COMPLAINT', 'UPHOLD'],
    ['SUSPENSION_REVIEW', 'LIFT'],
    ['RECONSIDERATION', 'MAINTAIN'],
    ['REVERSAL', 'REFUSE'],
  ] as const)('are not allowed for a %s with the outcome %s', async (kind, outcome) => {
    const refusal = await refusalTo(kind, { outcome, reasons: ['FALSE_DECLARATION'] });
    expect(refusal).toMatchObject({ status: 400, pointers: ['/reasons'] });
  });
});

describe('what staff find out about the employer', () => {
  const unknown = { agency: undefined, employer: undefined };

  test('is stored by a manual verification where the register gave no answer', async () => {
    const body: DecisionBody = { outcome: 'APPROVE', agency: '2102GX', employer: '虚构软件有限公司' };
    expect((await effectOf('MANUAL_VERIFICATION', body, unknown)).after).toMatchObject({
      agency: '2102GX',
      employer: '虚构软件有限公司',
      certificateApprovedAt: '2021-06-16T01:00:00.000Z',
    });
  });

  test('does not replace what the register said', async () => {
    const body: DecisionBody = { outcome: 'APPROVE', agency: '2102GX', employer: '虚构软件有限公司' };
    const { after } = await effectOf('MANUAL_VERIFICATION', body);
    expect(after).toMatchObject({ agency: '210202', employer: '虚构造船有限公司' });
  });

  test('must name an agency of the policy', async () => {
    const refusal = await refusalTo('MANUAL_VERIFICATION', { outcome: 'APPROVE', agency: '110101' }, unknown);
    expect(refusal).toMatchObject({ status: 400, pointers: ['/agency'] });
  });

  test.each([
    ['FUND_REVIEW', 'APPROVE', { agency: '210202' }, '/agency'],
    ['FUND_REVIEW', 'REFUSE', { employer: '某公司' }, '/employer'],
    ['OBJECTION_REVIEW', 'DISMISS', { agency: '210202', employer: '某公司' }, '/agency'],
  ] as const)('is not allowed for a %s', async (kind, outcome, place, pointer) => {
    expect(await refusalTo(kind, { outcome, ...place })).toMatchObject({ status: 400, pointers: [pointer] });
  });
});

describe('the approval of a manual verification', () => {
  test.each([undefined, '好', '已核实'])('without a note of what was seen is refused: %j', async (note) => {
    const refusal = await refusalTo('MANUAL_VERIFICATION', { outcome: 'APPROVE', note });
    expect(refusal).toMatchObject({ status: 400, pointers: ['/note'] });
  });

  test('names employer and agency where the employment register was silent: all that is missing is told at once', async () => {
    const silent = { agency: undefined, employer: undefined };
    const body = { outcome: 'APPROVE', note: undefined, agency: undefined, employer: undefined } as const;
    expect(await refusalTo('MANUAL_VERIFICATION', body, silent)).toMatchObject({
      status: 400,
      pointers: ['/note', '/employer', '/agency'],
    });
    const note = { ...body, note: NOTE };
    expect(await refusalTo('MANUAL_VERIFICATION', note, silent)).toMatchObject({ pointers: ['/employer', '/agency'] });
    expect((await effectOf('MANUAL_VERIFICATION', note)).event).toBe('MANUAL_VERIFICATION_APPROVED');
  });
});

describe('the explanation of a refusal', () => {
  test.each([
    'FUND_REVIEW_REFUSED',
    'OBJECTION_UPHELD',
    'CERTIFICATE_NOT_GENUINE',
    'FALSE_DECLARATION',
    'APPROVAL_REVOKED',
  ] as const)('is required with %s', async (code) => {
    const body = { outcome: 'REFUSE', reasons: ['IDENTITY_MISMATCH', code], explanation: undefined } as const;
    const refusal = await refusalTo('MANUAL_VERIFICATION', { ...body, reasons: [...body.reasons] });
    expect(refusal).toMatchObject({ status: 400, pointers: ['/explanation'] });
  });

  test('is kept with the refused case, for the applicant to read', async () => {
    const kept = { explanation: EXPLANATION };
    expect((await effectOf('FUND_REVIEW', { outcome: 'REFUSE' })).after).toMatchObject(kept);
    expect((await effectOf('OBJECTION_REVIEW', { outcome: 'UPHOLD' })).after).toMatchObject(kept);
    expect((await effectOf('SUSPENSION_REVIEW', { outcome: 'REVOKE' })).after).toMatchObject(kept);
  });

  test('may be omitted where the reason itself says all', async () => {
    const body = { outcome: 'REFUSE', reasons: ['IDENTITY_MISMATCH'], explanation: undefined } satisfies DecisionBody;
    expect((await effectOf('MANUAL_VERIFICATION', body)).reasons).toEqual(['IDENTITY_MISMATCH']);
  });

  test.each(['太短了', '长'.repeat(501)])('has 10 to 500 characters', (explanation) => {
    const parsed = decisionBody.safeParse({ outcome: 'REFUSE', explanation });
    expect(parsed.error?.issues.map(({ path }) => path.join('/'))).toEqual(['explanation']);
  });
});
